"""What Stripe signs its notices with, kept from being printed."""

import re

from attrs import field, frozen


@frozen
class WebhookSecrets:
    """One signing secret, or two while they rotate; only `reveal` shows them.

    Raises ValueError.
    """

    _secrets: tuple[str, ...] = field(repr=False)

    @_secrets.validator
    def _check(self, _: object, secrets: tuple[str, ...]) -> None:
        fit = all(re.fullmatch(r"whsec_[A-Za-z0-9+/=_-]+", secret) for secret in secrets)
        if not fit or len(secrets) not in {1, 2}:
            raise ValueError(
                "write the signing secret of the webhook endpoint, which starts with whsec_,"
                " or the new and the old one with a comma between them"
            )

    @classmethod
    def listed(cls, text: str) -> "WebhookSecrets":
        """Those in `text`, with commas between them."""
        return cls(tuple(secret.strip() for secret in text.split(",")))

    def reveal(self) -> tuple[str, ...]:
        return self._secrets

    def __str__(self) -> str:
        return "whsec_…"
