"""Stripe as the settings name it."""
