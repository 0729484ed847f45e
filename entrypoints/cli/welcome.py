"""What a demo says when it is ready."""

import shlex
from pathlib import Path
from urllib.parse import urlsplit

from attrs import frozen

from entrypoints.settings.settings import ProcessorName, Settings

NO_WEBHOOKS = "tells nothing by itself: STRIPE_WEBHOOK_SECRET is not set"
LOOPBACK = ("127.0.0.1", "::1")
TEXT = """\
Support Center, demo
  explorer  {url}/
  API       {url}/graphql
  data      {place}
  orders    {orders}
  Stripe    {stripe}
  token     {token}
  time      {advance}
Ctrl-C stops it."""
EXPOSED = (
    "Whoever reaches this address can take a token and work here: demos belong on 127.0.0.1.\n"
)


@frozen(kw_only=True)
class Welcome:
    """`url` is where the server listens, `place` where the data is, `home` where the key is,
    `orders` which orders there are, `stripe` who moves the money.
    """

    url: str
    home: Path
    place: str
    orders: str
    stripe: str

    def __str__(self) -> str:
        return self._text if self.is_private else f"{EXPOSED}{self._text}"

    @property
    def is_private(self) -> bool:
        """Whether only this machine reaches the server."""
        return urlsplit(self.url).hostname in LOOPBACK

    @property
    def _text(self) -> str:
        home = shlex.quote(str(self.home))
        return TEXT.format(
            url=self.url,
            place=self.place,
            orders=self.orders,
            stripe=self.stripe,
            token=f"support-center token --sub usr_ana --role trust_safety --data-dir {home}",
            advance=f"support-center demo advance 10d --url {self.url} --data-dir {home}",
        )


def stripe_in_words(settings: Settings) -> str:
    """Which fake Stripe a demo uses."""
    if settings.processor is ProcessorName.FAKE_STRIPE or settings.stripe_api_base is None:
        return "a fake one of its own"
    told = NO_WEBHOOKS if settings.stripe_webhook_secrets is None else "tells /webhooks/stripe"
    return f"{settings.stripe_api_base.url}, which {told}"
