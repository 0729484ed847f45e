"""What a function cannot work without."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import ProcessorName, Settings
from entrypoints.settings.variables import VARIABLES


class Need(StrEnum):
    """What it is, in words."""

    DATABASE = "a database"
    PROCESSOR = "the payment processor"
    WEBHOOKS = "the secret of the webhook endpoint"
    BUS = "an event bus"
    FILES = "buckets for evidence"
    AUDIT = "a bucket and a key for the audit"
    SIGN_ON = "the company's sign-on"


_SETTINGS: Final[Mapping[Need, tuple[str, ...]]] = {
    Need.DATABASE: ("database_url",),
    Need.PROCESSOR: ("stripe_api_key",),
    Need.WEBHOOKS: ("stripe_webhook_secrets",),
    Need.BUS: ("event_bus",),
    Need.FILES: ("quarantine_bucket", "evidence_bucket"),
    Need.AUDIT: ("audit_bucket", "signing_key"),
    Need.SIGN_ON: ("oidc_issuer", "oidc_audience"),
}


def check_needs(settings: Settings, needs: Iterable[Need]) -> None:
    """Raises SettingError, which names the variable to set: what a server would keep beside
    itself, a function would lose.
    """
    if settings.in_memory:
        return
    for need in needs:
        for name in _SETTINGS[need]:
            if getattr(settings, name) is None:
                raise SettingError(
                    name=VARIABLES[name], problem=f"set it: this function needs {need}"
                )
        if need is Need.PROCESSOR and settings.processor is not ProcessorName.STRIPE:
            raise SettingError(
                name=VARIABLES["processor"],
                problem="write stripe: a fake one would be forgotten with the function's process."
                " STRIPE_API_BASE leads to a server that speaks Stripe's API",
            )
