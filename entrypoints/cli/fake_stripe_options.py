"""What a fake Stripe was asked to be."""

import re
from pathlib import Path
from secrets import token_hex

from attrs import field, frozen

from entrypoints.fake_stripe.webhooks.target import WebhookTarget

SECRET = re.compile(r"whsec_[A-Za-z0-9+/=_-]+")


@frozen(kw_only=True)
class FakeStripeOptions:
    """Raises ValueError, with what to write instead, for a secret or URL that is none.

    `webhook_secret` is the one that was given; `signing_secret` is that, or a new one.
    """

    host: str
    port: int
    api_key: str | None = field(repr=False)
    webhook_urls: tuple[str, ...]
    webhook_secret: str | None = field(repr=False)
    state_file: Path | None
    signing_secret: str = field(init=False, repr=False)
    targets: tuple[WebhookTarget, ...] = field(init=False)

    @webhook_secret.validator
    def _check_secret(self, _: object, secret: str | None) -> None:
        if secret is not None and not SECRET.fullmatch(secret):
            raise ValueError(
                "--webhook-secret: write a secret that starts with whsec_, as Stripe's do."
            )

    @signing_secret.default
    def _given_or_new(self) -> str:
        return self.webhook_secret or f"whsec_{token_hex(24)}"

    @targets.default
    def _one_for_each_url(self) -> tuple[WebhookTarget, ...]:
        return tuple(self._target(url) for url in self.webhook_urls)

    def _target(self, url: str) -> WebhookTarget:
        try:
            return WebhookTarget(url=url, secret=self.signing_secret)
        except ValueError as fault:
            raise ValueError(f"--webhook-url: {url} cannot be used: {fault}.") from None
