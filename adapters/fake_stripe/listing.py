"""Stripe's lists: newest first, in pages, continued after the last id seen."""

from collections.abc import Iterable

from attrs import frozen

from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.errors import malformed
from adapters.fake_stripe.parameters import Parameters, positive_integer, text

PAGING = ("limit", "starting_after")
DEFAULT_LIMIT = 10
MAX_LIMIT = 100


@frozen
class Page:
    """Which part of a list is asked for."""

    limit: int
    starting_after: str | None

    @classmethod
    def asked(cls, params: Parameters) -> "Page":
        limit = positive_integer(params, "limit") or DEFAULT_LIMIT
        if limit > MAX_LIMIT:
            raise malformed(
                f"This value must be less than or equal to {MAX_LIMIT}.",
                code="parameter_invalid_integer",
                param="limit",
            )
        return cls(limit, text(params, "starting_after"))

    def of(self, oldest_first: Iterable[StripeObject], *, url: str) -> StripeObject:
        """The list object; an unknown `starting_after` gives an empty page."""
        rows = list(oldest_first)[::-1]
        if self.starting_after is not None:
            seen = [row["id"] for row in rows]
            rows = (
                rows[seen.index(self.starting_after) + 1 :] if self.starting_after in seen else []
            )
        return {
            "object": "list",
            "data": rows[: self.limit],
            "has_more": len(rows) > self.limit,
            "url": url,
        }
