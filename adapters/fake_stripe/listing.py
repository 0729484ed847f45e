"""Stripe's lists: newest first, in pages, continued after the last id seen or before the first."""

from collections.abc import Iterable

from attrs import frozen

from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.errors import malformed, missing, refused
from adapters.fake_stripe.parameters import Parameters, positive_integer, text

PAGING = ("limit", "starting_after", "ending_before")
DEFAULT_LIMIT = 10
MAX_LIMIT = 100


@frozen
class Page:
    """Which part of a list is asked for."""

    limit: int
    starting_after: str | None = None
    ending_before: str | None = None

    @classmethod
    def asked(cls, params: Parameters) -> "Page":
        limit = positive_integer(params, "limit") or DEFAULT_LIMIT
        if limit > MAX_LIMIT:
            raise malformed(
                f"This value must be less than or equal to {MAX_LIMIT}.",
                code="parameter_invalid_integer",
                param="limit",
            )
        after, before = text(params, "starting_after"), text(params, "ending_before")
        if after is not None and before is not None:
            raise refused(
                "Received both starting_after and ending_before parameters. Please pass in only"
                " one."
            )
        return cls(limit, after, before)

    def of(self, oldest_first: Iterable[StripeObject], *, url: str) -> StripeObject:
        """The list object; `has_more` is about the direction that is asked for.

        Raises StripeApiError (resource_missing) for an id that is not in the list.
        """
        rows = self._rows(list(oldest_first)[::-1], url)
        page = rows[: self.limit] if self.ending_before is None else rows[-self.limit :]
        return {
            "object": "list",
            "data": page,
            "has_more": len(rows) > self.limit,
            "url": url,
        }

    def _rows(self, rows: list[StripeObject], url: str) -> list[StripeObject]:
        """All that lie beyond the id that is named, newest first."""
        if self.starting_after is not None:
            return rows[_place(rows, self.starting_after, url, param="starting_after") + 1 :]
        if self.ending_before is not None:
            return rows[: _place(rows, self.ending_before, url, param="ending_before")]
        return rows


def _place(rows: list[StripeObject], ref: str, url: str, *, param: str) -> int:
    for place, row in enumerate(rows):
        if row["id"] == ref:
            return place
    raise missing(url.rpartition("/")[2].removesuffix("s"), ref, param=param)
