"""Which answers are definite and which leave the outcome open."""

import pytest

from adapters.fake_stripe.calls import ApiAnswer, CallLostError
from adapters.fake_stripe.translation import outcome, state_of
from ports.payment_processor import Done, Outcome, RefundState, Refused, Unknown


def told(status: int, error: dict[str, str]) -> Outcome[object]:
    answer = ApiAnswer(status=status, body={"error": error}, request_id="req_1")
    return outcome(lambda: answer, lambda found: found)


@pytest.mark.parametrize(
    ("status", "error", "code"),
    [
        (400, {"type": "invalid_request_error", "code": "charge_disputed"}, "charge_disputed"),
        (400, {"type": "invalid_request_error"}, "invalid_request_error"),
        (402, {"type": "card_error", "code": "card_declined"}, "card_declined"),
        (404, {"type": "invalid_request_error", "code": "resource_missing"}, "resource_missing"),
    ],
)
def test_a_definite_no_is_a_refusal(status: int, error: dict[str, str], code: str) -> None:
    assert told(status, {**error, "message": "No."}) == Refused(code=code, message="No.")


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, {"type": "idempotency_error"}),
        (400, {"type": "invalid_request_error", "code": "rate_limit"}),
        (400, {"type": "invalid_request_error", "code": "lock_timeout"}),
        (401, {"type": "invalid_request_error"}),
        (403, {"type": "invalid_request_error"}),
        (409, {"type": "invalid_request_error", "code": "idempotency_key_in_use"}),
        (409, {"type": "idempotency_error"}),
        (424, {"type": "api_error"}),
        (429, {"type": "invalid_request_error", "code": "rate_limit"}),
        (500, {"type": "api_error"}),
        (502, {"type": "api_error"}),
        (503, {"type": "api_error"}),
        (504, {"type": "api_error"}),
    ],
)
def test_everything_else_is_unknown(status: int, error: dict[str, str]) -> None:
    assert isinstance(told(status, {**error, "message": "Hm."}), Unknown)


@pytest.mark.parametrize("executed", [True, False])
def test_a_lost_call_is_unknown_and_does_not_tell_more(*, executed: bool) -> None:
    def lose() -> ApiAnswer:
        raise CallLostError(detail="the request timed out", executed=executed)

    assert outcome(lose, lambda found: found) == Unknown(detail="the request timed out")


def test_an_answer_is_done() -> None:
    answer = ApiAnswer(status=200, body={"id": "re_1"}, request_id="req_1")
    assert outcome(lambda: answer, lambda found: found["id"]) == Done(value="re_1")


@pytest.mark.parametrize("status", [None, "", "unknown", "PENDING", "reversed"])
def test_a_status_nobody_knows_reads_unknown(status: str | None) -> None:
    assert state_of(status) is RefundState.UNKNOWN
