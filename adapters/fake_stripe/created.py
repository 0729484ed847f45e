"""The `created` of a list: a moment, or bounds around one, in seconds since the epoch."""

from collections.abc import Iterable, Mapping
from operator import ge, gt, le, lt

from attrs import frozen

from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.errors import malformed
from adapters.fake_stripe.parameters import Parameters, allow_only, whole_number

BOUNDS = {"gt": gt, "gte": ge, "lt": lt, "lte": le}


@frozen
class Created:
    """`bounds` by Stripe's names of them; all must hold."""

    bounds: Mapping[str, int]

    @classmethod
    def asked(cls, params: Parameters) -> "Created":
        """Raises StripeApiError for what is neither a moment nor bounds."""
        asked = params.get("created")
        if asked is None:
            return cls({})
        if not isinstance(asked, Mapping):
            moment = whole_number(params, "created") or 0
            return cls({"gte": moment, "lte": moment})
        allow_only(asked, *BOUNDS)
        bounds = {name: whole_number(asked, name) for name in asked}
        if not bounds:
            raise malformed("Invalid hash", code="parameter_invalid_hash", param="created")
        return cls({name: moment for name, moment in bounds.items() if moment is not None})

    def among(self, rows: Iterable[StripeObject]) -> list[StripeObject]:
        return [
            row
            for row in rows
            if all(BOUNDS[name](row["created"], moment) for name, moment in self.bounds.items())
        ]
