"""Stripe itself, over its own library: the payment processor and its webhooks.

`StripeProcessor.of(api_key=…)` moves money, `StripeWebhooks.of(secrets)` reads notices.
"""
