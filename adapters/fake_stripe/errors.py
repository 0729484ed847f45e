"""Stripe's own errors: HTTP status, type, code, message and the parameter at fault."""

from typing import Any

from attrs import frozen

DOC_URL = "https://stripe.com/docs/error-codes/"


@frozen(kw_only=True)
class StripeApiError(Exception):
    """An error answer.

    `remembered` says whether an idempotency key replays it: Stripe saves the outcome of a
    request only once its endpoint began to execute, so errors about the parameters, about a
    request running at the same time or about the rate are never saved.
    """

    status: int
    type: str
    message: str
    code: str | None = None
    param: str | None = None
    remembered: bool = True

    def body(self) -> dict[str, Any]:
        """The JSON body; like Stripe, a field without a value is left out."""
        given = {
            "code": self.code,
            "doc_url": DOC_URL + self.code.replace("_", "-") if self.code else None,
            "message": self.message,
            "param": self.param,
            "type": self.type,
        }
        return {"error": {name: value for name, value in given.items() if value is not None}}


def refused(message: str, *, code: str | None = None, param: str | None = None) -> StripeApiError:
    """A 400 that the endpoint itself decided."""
    return StripeApiError(
        status=400, type="invalid_request_error", message=message, code=code, param=param
    )


def malformed(message: str, *, code: str, param: str) -> StripeApiError:
    """A 400 about the parameters, raised before the endpoint began."""
    return StripeApiError(
        status=400,
        type="invalid_request_error",
        message=message,
        code=code,
        param=param,
        remembered=False,
    )


def missing(resource: str, ref: str, *, param: str = "id") -> StripeApiError:
    """A 404: there is no such object."""
    return StripeApiError(
        status=404,
        type="invalid_request_error",
        message=f"No such {resource}: '{ref}'",
        code="resource_missing",
        param=param,
    )


def unrecognized_url(method: str, path: str) -> StripeApiError:
    return StripeApiError(
        status=404,
        type="invalid_request_error",
        message=f"Unrecognized request URL ({method}: {path}).",
        remembered=False,
    )


def key_mismatch(key: str) -> StripeApiError:
    return StripeApiError(
        status=400,
        type="idempotency_error",
        message=(
            "Keys for idempotent requests can only be used with the same parameters they were"
            f" first used with. Try using a key other than '{key}' if you meant to execute a"
            " different request."
        ),
        remembered=False,
    )


def key_in_use(key: str) -> StripeApiError:
    """409: the first request with this key is still running."""
    return StripeApiError(
        status=409,
        type="invalid_request_error",
        code="idempotency_key_in_use",
        message=f"There is currently another in-progress request using the key '{key}'.",
        remembered=False,
    )


def rate_limited() -> StripeApiError:
    return StripeApiError(
        status=429,
        type="invalid_request_error",
        code="rate_limit",
        message="Too many requests in a short time. Please slow down.",
        remembered=False,
    )


def unavailable() -> StripeApiError:
    """503: turned away at the door, nothing executed."""
    return StripeApiError(
        status=503, type="api_error", message="The service is unavailable.", remembered=False
    )


def server_error() -> StripeApiError:
    """500: raised inside the endpoint, so a key replays it."""
    return StripeApiError(status=500, type="api_error", message="An unknown error occurred.")
