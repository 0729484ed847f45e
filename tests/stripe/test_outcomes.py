"""Every exception of the stripe library means one of: a definite no, or unknown."""

import inspect
from collections.abc import Iterator
from itertools import product

import pytest
import stripe
from stripe import oauth_error

from adapters.stripe.outcomes import conclusion
from ports.payment_processor import Refused, Unknown

NEVER: frozenset[int] = frozenset()
DEFINITE_STATUSES: dict[type[stripe.StripeError], frozenset[int]] = {
    stripe.CardError: frozenset({402}),
    stripe.InvalidRequestError: frozenset({400, 404}),
    # Of the API we use, but never about what we asked for.
    stripe.StripeError: NEVER,
    stripe.APIError: NEVER,
    stripe.APIConnectionError: NEVER,
    stripe.AuthenticationError: NEVER,
    stripe.IdempotencyError: NEVER,
    stripe.PermissionError: NEVER,
    stripe.RateLimitError: NEVER,
    stripe.StripeErrorWithParamCode: NEVER,
    # Of webhooks, OAuth and API v2, which are not called.
    stripe.SignatureVerificationError: NEVER,
    oauth_error.OAuthError: NEVER,
    oauth_error.InvalidClientError: NEVER,
    oauth_error.InvalidGrantError: NEVER,
    oauth_error.InvalidRequestError: NEVER,
    oauth_error.InvalidScopeError: NEVER,
    oauth_error.UnsupportedGrantTypeError: NEVER,
    oauth_error.UnsupportedResponseTypeError: NEVER,
    stripe.AlreadyCanceledError: NEVER,
    stripe.BlockedByStripeError: NEVER,
    stripe.CannotProceedError: NEVER,
    stripe.CapabilityNotEnabledError: NEVER,
    stripe.ControlledByAlternateResourceError: NEVER,
    stripe.FeatureNotEnabledError: NEVER,
    stripe.FinancialAccountNotOpenError: NEVER,
    stripe.FxQuoteNeedsRefreshError: NEVER,
    stripe.InsufficientFundsError: NEVER,
    stripe.InvalidPaymentMethodError: NEVER,
    stripe.InvalidPayoutMethodError: NEVER,
    stripe.InvalidVaultedCredentialError: NEVER,
    stripe.NotCancelableError: NEVER,
    stripe.QuotaExceededError: NEVER,
    stripe.RecipientNotNotifiableError: NEVER,
    stripe.TemporarySessionExpiredError: NEVER,
    stripe.VerificationAttemptFailedError: NEVER,
    stripe.VerificationExpiredError: NEVER,
    stripe.VerificationNotInitiatedError: NEVER,
}
DEFINITE_TYPES = {
    "api_error": True,
    "card_error": True,
    "invalid_request_error": True,
    "idempotency_error": False,
}
DEFINITE_CODES = {
    None: True,
    "amount_too_large": True,
    "balance_insufficient": True,
    "card_declined": True,
    "charge_already_refunded": True,
    "charge_disputed": True,
    "payment_intent_unexpected_state": True,
    "resource_missing": True,
    "a_code_of_tomorrow": True,
    "idempotency_key_in_use": False,
    "lock_timeout": False,
    "rate_limit": False,
    "api_key_expired": False,
    "livemode_mismatch": False,
    "platform_api_key_expired": False,
    "secret_key_required": False,
    "testmode_charges_only": False,
}
STATUSES = (
    None,
    200,
    201,
    204,
    301,
    302,
    400,
    401,
    402,
    403,
    404,
    409,
    424,
    429,
    500,
    502,
    503,
    504,
)


def test_the_table_has_every_class_that_the_library_can_raise() -> None:
    assert set(DEFINITE_STATUSES) == set(classes_under(stripe.StripeError))


@pytest.mark.parametrize("kind", DEFINITE_STATUSES, ids=lambda kind: f"{kind.__qualname__}")
def test_only_a_definite_no_is_refused(kind: type[stripe.StripeError]) -> None:
    for status, type_, code in product(STATUSES, DEFINITE_TYPES, DEFINITE_CODES):
        found = conclusion(raised(kind, status=status, type_=type_, code=code))
        definite = (
            status in DEFINITE_STATUSES[kind] and DEFINITE_TYPES[type_] and DEFINITE_CODES[code]
        )
        expected = Refused if definite else Unknown
        assert isinstance(found, expected), (status, type_, code, found)
        if isinstance(found, Refused):
            assert found == Refused(code=code or type_, message="No.")


@pytest.mark.parametrize("kind", DEFINITE_STATUSES, ids=lambda kind: f"{kind.__qualname__}")
@pytest.mark.parametrize(
    "body", [None, {}, [], {"error": None}, {"error": []}, {"error": {}}, {"error": {"code": 5}}]
)
def test_without_an_error_to_read_nothing_is_definite(
    kind: type[stripe.StripeError], body: object
) -> None:
    for status in STATUSES:
        error = bare(kind, status)
        error.json_body = body
        assert isinstance(conclusion(error), Unknown)


def test_a_refusal_without_words_is_told_by_its_code() -> None:
    error = raised(stripe.InvalidRequestError, status=400, type_="invalid_request_error", code="x")
    error.json_body = {"error": {"code": "x"}}
    assert conclusion(error) == Refused(code="x", message="x")


def test_what_is_unknown_is_told_by_status_code_and_request() -> None:
    error = raised(stripe.APIError, status=409, type_="api_error", code="lock_timeout")
    error.request_id = "req_1"
    assert conclusion(error) == Unknown(detail="409 lock_timeout (req_1)")


def classes_under(kind: type[stripe.StripeError]) -> Iterator[type[stripe.StripeError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from classes_under(child)


def raised(
    kind: type[stripe.StripeError], *, status: int | None, type_: str, code: str | None
) -> stripe.StripeError:
    error = bare(kind, status)
    error.json_body = {"error": {"type": type_, "code": code, "message": "No."}}
    return error


def bare(kind: type[stripe.StripeError], status: int | None) -> stripe.StripeError:
    required = {
        name: None
        for name, parameter in inspect.signature(kind).parameters.items()
        if parameter.default is parameter.empty
    }
    error = kind(**required)
    error.http_status = status
    return error
