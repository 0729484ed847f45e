"""Stripe's adapters, built of the settings."""

from adapters.stripe.processor import StripeProcessor
from adapters.stripe.webhooks import StripeWebhooks
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings


def stripe_of(settings: Settings) -> StripeProcessor:
    """Raises SettingError without a key."""
    if settings.stripe_api_key is None:
        raise SettingError(name="STRIPE_API_KEY", problem="the processor stripe needs a key")
    base = settings.stripe_api_base
    return StripeProcessor.of(
        api_key=settings.stripe_api_key.reveal(), api_base=None if base is None else base.url
    )


def webhooks_of(settings: Settings) -> StripeWebhooks | None:
    """None without a secret: then nobody could tell a true notice from a forged one."""
    secrets = settings.stripe_webhook_secrets
    return None if secrets is None else StripeWebhooks.of(secrets.reveal())
