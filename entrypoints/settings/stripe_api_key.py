"""What Stripe knows us by, kept from being printed."""

import re

from attrs import field, frozen


@frozen
class StripeApiKey:
    """A secret or restricted key of Stripe's; only `reveal` shows it. Raises ValueError."""

    _key: str = field(repr=False)

    @_key.validator
    def _check(self, _: object, key: str) -> None:
        if not re.fullmatch(r"[sr]k_[A-Za-z0-9_]+", key):
            raise ValueError(
                "write a secret or a restricted key of Stripe's, which starts with sk_ or rk_"
            )

    def reveal(self) -> str:
        return self._key

    def __str__(self) -> str:
        return "sk_…"
