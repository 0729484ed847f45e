"""A call to Stripe's API and its answer, free of any transport."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from adapters.fake_stripe.errors import StripeApiError


@frozen(kw_only=True)
class ApiCall:
    """One request: `POST /v1/refunds` with its parameters, nested as Stripe nests them."""

    method: str
    path: str
    params: Mapping[str, Any] = field(factory=dict)
    idempotency_key: str | None = None


@frozen(kw_only=True)
class ApiAnswer:
    """One response. `replayed` is Stripe's `Idempotent-Replayed` header.

    `original_request` is the request that a key first came with; None without a key.
    """

    status: int
    body: dict[str, Any]
    request_id: str
    replayed: bool = False
    original_request: str | None = None

    @classmethod
    def error(cls, error: StripeApiError, *, request_id: str) -> "ApiAnswer":
        return cls(status=error.status, body=error.body(), request_id=request_id)


@frozen(kw_only=True)
class CallLostError(Exception):
    """No answer came back. `executed` is what the caller cannot know: whether it was done."""

    detail: str
    executed: bool
