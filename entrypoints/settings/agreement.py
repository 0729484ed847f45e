"""What settings ask of one another."""

from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import ProcessorName, Settings
from entrypoints.settings.variables import VARIABLES


def check_agreement(settings: Settings) -> None:
    """Raises SettingError, which names the variable that is to be changed or added."""
    _check_processor(settings)
    _check_buckets(settings)
    _check_audience(settings)


def _check_processor(settings: Settings) -> None:
    if settings.processor is ProcessorName.STRIPE and settings.stripe_api_key is None:
        raise SettingError(
            name=VARIABLES["stripe_api_key"],
            problem="write Stripe's secret key into it: the processor stripe moves real money"
            " with it; to move none, choose the processor fake_stripe",
        )


def _check_audience(settings: Settings) -> None:
    if settings.oidc_issuer is not None and settings.oidc_audience is None:
        raise SettingError(
            name=VARIABLES["oidc_audience"],
            problem="write what the provider calls this service in the `aud` of its tokens: else"
            " a token that the company's sign-on made for any other service would open this one",
        )


def _check_buckets(settings: Settings) -> None:
    """What is refused must stay deletable, and what is kept must not: never in one bucket."""
    named = ("evidence_bucket", "quarantine_bucket", "audit_bucket")
    given = {name: getattr(settings, name) for name in named}
    for name, partner in (named[:2], named[1::-1]):
        if given[name] is None and given[partner] is not None:
            raise SettingError(
                name=VARIABLES[name],
                problem=f"name a bucket too, since {VARIABLES[partner]} names one: uploads wait"
                " in the one until they are kept in the other",
            )
    for at, name in enumerate(named[1:], start=1):
        if given[name] is not None and given[name] in [given[other] for other in named[:at]]:
            raise SettingError(
                name=VARIABLES[name],
                problem="name a bucket of its own: each of the three has other locks and rules",
            )
