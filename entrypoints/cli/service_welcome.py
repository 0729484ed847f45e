"""What the service says when it is ready."""

from typing import Final

from attrs import frozen

from entrypoints.settings.settings import ProcessorName, Settings

TEXT: Final = """\
Support Center
  API       {url}/graphql
  data      {place}
  sign-on   {issuer}
  audience  {audience}
  money     {money}
Ctrl-C stops it."""
NO_MONEY: Final = "a fake Stripe of its own: none moves. SUPPORT_CENTER_PROCESSOR=stripe moves it"
NO_WEBHOOKS: Final = "Stripe, which tells nothing by itself: STRIPE_WEBHOOK_SECRET is not set"
MONEY: Final = "Stripe, which tells /webhooks/stripe"


@frozen(kw_only=True)
class ServiceWelcome:
    """`url` is where the server listens, `place` where the data is."""

    url: str
    place: str
    issuer: str
    audience: str
    money: str

    @classmethod
    def of(cls, settings: Settings, *, url: str, place: str) -> "ServiceWelcome":
        """Settings that name an issuer name an audience too."""
        return cls(
            url=url,
            place=place,
            issuer=settings.oidc_issuer.url if settings.oidc_issuer else "",
            audience=settings.oidc_audience.name if settings.oidc_audience else "",
            money=_money(settings),
        )

    def __str__(self) -> str:
        return TEXT.format(
            url=self.url,
            place=self.place,
            issuer=self.issuer,
            audience=self.audience,
            money=self.money,
        )


def _money(settings: Settings) -> str:
    if settings.processor is ProcessorName.FAKE_STRIPE:
        return NO_MONEY
    return NO_WEBHOOKS if settings.stripe_webhook_secrets is None else MONEY
