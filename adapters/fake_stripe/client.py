"""Calls to the engine as outcomes: one object read, one thing done, or a whole list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import frozen

from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.calls import ApiCall
from adapters.fake_stripe.engine import StripeEngine
from adapters.fake_stripe.listing import MAX_LIMIT
from adapters.fake_stripe.translation import outcome
from ports.payment_processor import Done, Outcome

T = TypeVar("T")
Read = Callable[[StripeObject], T]


@frozen
class Client:
    """Each method turns Stripe's object into the port's value with `read`."""

    engine: StripeEngine

    def get(self, path: str, read: Read[T], params: Mapping[str, Any] | None = None) -> Outcome[T]:
        call = ApiCall(method="GET", path=path, params=params or {})
        return outcome(lambda: self.engine.request(call), read)

    def post(
        self, path: str, params: Mapping[str, Any], read: Read[T], *, idempotency_key: str
    ) -> Outcome[T]:
        call = ApiCall(method="POST", path=path, params=params, idempotency_key=idempotency_key)
        return outcome(lambda: self.engine.request(call), read)

    def all(
        self, path: str, read: Read[T], params: Mapping[str, Any] | None = None
    ) -> Outcome[Sequence[T]]:
        """Every page, newest first; the first page that cannot be had decides."""
        asked: dict[str, Any] = {**(params or {}), "limit": MAX_LIMIT}
        rows: list[StripeObject] = []
        while True:
            page = self.get(path, _as_it_is, asked)
            if not isinstance(page, Done):
                return page
            rows += page.value["data"]
            if not page.value["has_more"]:
                return Done(value=tuple(read(row) for row in rows))
            asked = {**asked, "starting_after": rows[-1]["id"]}


def _as_it_is(found: StripeObject) -> StripeObject:
    return found
