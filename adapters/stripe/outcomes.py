"""What may be concluded from an answer of Stripe's, or from there being none.

Done when the object asked for came back and could be read. Refused only for what is a definite
no: the API's own error body under 400, 402 or 404. Everything else is unknown, to be asked again
with the same key (reliability.md 4):

- no answer at all, a broken connection, an answer that cannot be read;
- 409 and its codes: the key's first request is still running, or an object is locked;
- a key that was first used with other parameters: that first use may have moved money;
- 429 and 5xx, whether or not the work was done;
- 401, 403 and the codes of a wrong key: nothing happened, but that says something about our
  configuration and nothing about this refund, which therefore stays as it is and is asked for
  again when the key is right;
- classes of errors that these calls never raise (OAuth, API v2, signatures).
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import stripe

from adapters.stripe.fields import UnreadableObject
from ports.payment_processor import Done, Outcome, Refused, Unknown

A = TypeVar("A")
T = TypeVar("T")

DEFINITE: Mapping[type[stripe.StripeError], frozenset[int]] = {
    stripe.CardError: frozenset({402}),
    stripe.InvalidRequestError: frozenset({400, 404}),
}
UNDECIDED_CODES = frozenset({"idempotency_key_in_use", "lock_timeout", "rate_limit"})
OF_THE_KEY = frozenset(
    {
        "api_key_expired",
        "livemode_mismatch",
        "platform_api_key_expired",
        "secret_key_required",
        "testmode_charges_only",
    }
)
# The library itself stumbles over some bodies that no API of Stripe's sends, an `error` that is
# a list for one; by then the request has long been sent.
UNREADABLE = (
    UnreadableObject,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
LONGEST_CODE = 100


def outcome(ask: Callable[[], A], read: Callable[[A], T]) -> Outcome[T]:
    """Ask, then read the answer: done, a definite no, or unknown."""
    try:
        return Done(value=read(ask()))
    except stripe.StripeError as error:
        return conclusion(error)
    except UNREADABLE as fault:
        return Unknown(detail=_unreadable(fault))


def conclusion(error: stripe.StripeError) -> Refused | Unknown:
    """What one exception of the library means. Bodies never get into a detail."""
    said = _said(error)
    code = _short(said.get("code")) or _short(said.get("type"))
    if code is None:
        return Unknown(detail=_without_error_body(error))
    if _is_definite(error, code) and said.get("type") != "idempotency_error":
        return Refused(code=code, message=_short(said.get("message"), longest=1_000) or code)
    request = f" ({error.request_id})" if error.request_id else ""
    return Unknown(detail=f"{error.http_status} {code}{request}")


def _is_definite(error: stripe.StripeError, code: str) -> bool:
    statuses = DEFINITE.get(type(error), frozenset())
    return error.http_status in statuses and code not in UNDECIDED_CODES | OF_THE_KEY


def _said(error: stripe.StripeError) -> Mapping[str, Any]:
    body = error.json_body
    said = body.get("error") if isinstance(body, Mapping) else None
    return said if isinstance(said, Mapping) else {}


def _short(value: object, *, longest: int = LONGEST_CODE) -> str | None:
    return value[:longest] if isinstance(value, str) and value else None


def _without_error_body(error: stripe.StripeError) -> str:
    """The library's message may quote the body or the URL, so only names are told."""
    if error.http_status is not None:
        return f"{error.http_status} without an error that can be read"
    cause = f": {type(error.__cause__).__name__}" if error.__cause__ is not None else ""
    return f"no answer ({type(error).__name__}{cause})"


def _unreadable(fault: Exception) -> str:
    where = f": {fault.field}" if isinstance(fault, UnreadableObject) else ""
    return f"an answer that cannot be read ({type(fault).__name__}{where})"
