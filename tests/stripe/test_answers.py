"""Whatever comes back over HTTP, the port tells what may be concluded from it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from adapters.stripe.processor import StripeProcessor
from ports.payment_processor import (
    DisputeEvidence,
    Done,
    RefundInstruction,
    RefundState,
    Refused,
    ReversalInstruction,
    Unknown,
)
from tests.stripe import objects
from tests.stripe.canned_answers import CannedAnswers, error

HTML = b"<html>Bad gateway: canary-body</html>"
DEFINITE = {400, 402, 404}
UNREADABLE_BODIES = [
    b"",
    HTML,
    b"\xff\xfe",
    b"null",
    b"7",
    b'"refund"',
    b"[]",
    b"{}",
    b"[" * 50_000,
    b"9" * 5_000,
    b'{"a":' * 400 + b"{}" + b"}" * 400,
    b'{"error": null}',
    b'{"error": []}',
    b'{"error": [1]}',
    b'{"error": 1}',
    b'{"error": "invalid_grant"}',
    b'{"error": "what"}',
    b'{"error": {}}',
    b'{"error": {"code": 5, "type": [], "message": {}}}',
    b'{"object": []}',
    b'{"object": {"error": 1}}',
    b'{"object": "list"}',
    b'{"object": "list", "data": [], "has_more": true}',
    b'{"object": "list", "data": null, "has_more": false}',
    b'{"object": "list", "data": {"a": 1}, "has_more": false, "url": "/v1/refunds"}',
    b'{"object": "list", "data": [7], "has_more": false}',
    b'{"object": "list", "data": [{}], "has_more": false}',
    b'{"object": "list", "data": [{"id": "re_1"}], "has_more": true}',
]
Verb = Callable[[StripeProcessor], object]


def refund(processor: StripeProcessor) -> object:
    return processor.refund(
        RefundInstruction(charge="ch_1", amount_cents=1, currency="USD", idempotency_key="k")
    )


def reverse(processor: StripeProcessor) -> object:
    return processor.reverse_transfer(
        ReversalInstruction(transfer="tr_1", amount_cents=1, currency="USD", idempotency_key="k")
    )


EVIDENCE = DisputeEvidence(texts={"uncategorized_text": "They came."})
VERBS: dict[str, Verb] = {
    "refund": refund,
    "reverse_transfer": reverse,
    "refund_by_ref": lambda processor: processor.refund_by_ref("re_1"),
    "refunds_of_charge": lambda processor: processor.refunds_of_charge("ch_1"),
    "reversals_of_transfer": lambda processor: processor.reversals_of_transfer("tr_1"),
    "transfer_by_ref": lambda processor: processor.transfer_by_ref("tr_1"),
    "dispute_by_ref": lambda processor: processor.dispute_by_ref("dp_1"),
    "disputes_of_charge": lambda processor: processor.disputes_of_charge("ch_1"),
    "upload_evidence": lambda processor: processor.upload_evidence(
        name="receipt.pdf", content=b"%PDF", mime="application/pdf", idempotency_key="k"
    ),
    "stage_evidence": lambda processor: processor.stage_evidence(
        dispute="dp_1", evidence=EVIDENCE, idempotency_key="k"
    ),
    "submit_evidence": lambda processor: processor.submit_evidence(
        dispute="dp_1", evidence=EVIDENCE, idempotency_key="k"
    ),
    "notices_since": lambda processor: processor.notices_since(datetime(2026, 3, 2, tzinfo=UTC)),
    "deposit_by_intent": lambda processor: processor.deposit_by_intent("pi_1"),
    "capture_deposit": lambda processor: processor.capture_deposit(
        payment_intent="pi_1", amount_cents=1, idempotency_key="k"
    ),
    "cancel_deposit": lambda processor: processor.cancel_deposit(
        payment_intent="pi_1", idempotency_key="k"
    ),
}


@pytest.fixture(params=VERBS)
def verb(request: pytest.FixtureRequest) -> Verb:
    return VERBS[request.param]


def test_an_error_is_definite_under_three_statuses_alone(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    definite = Refused(code="charge_already_refunded", message="No.")
    for status in range(200, 600):
        answers.will(status, error("invalid_request_error", "charge_already_refunded"))
        found = processor.refund_by_ref("re_1")
        assert (found == definite) if status in DEFINITE else isinstance(found, Unknown), status


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, error("idempotency_error")),
        (400, error("invalid_request_error", "rate_limit")),
        (400, error("invalid_request_error", "lock_timeout")),
        (400, error("invalid_request_error", "testmode_charges_only")),
        (401, error("invalid_request_error", "api_key_expired")),
        (401, error("invalid_request_error")),
        (403, error("invalid_request_error")),
        (409, error("invalid_request_error", "idempotency_key_in_use")),
        (429, error("invalid_request_error", "lock_timeout")),
        (429, error("invalid_request_error", "rate_limit")),
        (500, error("api_error")),
        (503, error("api_error")),
    ],
)
def test_what_decides_nothing_leaves_every_call_unknown(
    answers: CannedAnswers, processor: StripeProcessor, verb: Verb, status: int, body: object
) -> None:
    answers.will(status, body)
    found = verb(processor)
    assert isinstance(found, Unknown)
    assert str(status) in found.detail


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (400, "invalid_request_error", "charge_disputed"),
        (402, "card_error", "card_declined"),
        (404, "invalid_request_error", "resource_missing"),
    ],
)
def test_a_definite_no_is_one_for_every_call(
    answers: CannedAnswers,
    processor: StripeProcessor,
    verb: Verb,
    status: int,
    kind: str,
    code: str,
) -> None:
    answers.will(status, error(kind, code))
    assert verb(processor) == Refused(code=code, message="No.")


@pytest.mark.parametrize("status", [200, 201, 302, 400, 402, 404, 409, 500, 503])
def test_a_body_that_cannot_be_read_is_unknown_under_every_status(
    answers: CannedAnswers, processor: StripeProcessor, verb: Verb, status: int
) -> None:
    for body in UNREADABLE_BODIES:
        answers.will(status, body)
        found = verb(processor)
        assert isinstance(found, Unknown), (body[:60], found)
        assert "canary" not in found.detail


@pytest.mark.parametrize("missing", ["id", "amount", "charge", "created", "currency"])
@pytest.mark.parametrize("odd", ["missing", None, True, [], {}, 1.5, ""])
def test_a_refund_without_a_field_or_with_an_odd_one_is_unknown(
    answers: CannedAnswers, processor: StripeProcessor, missing: str, odd: object
) -> None:
    sent = objects.refund(**{missing: odd})
    if odd == "missing":
        del sent[missing]
    answers.will(200, sent)
    found = processor.refund_by_ref("re_1")
    assert isinstance(found, Unknown)
    assert missing in found.detail


@pytest.mark.parametrize("seconds", [10**15, -(10**15), 10**400])
def test_a_refund_of_no_possible_time_is_unknown(
    answers: CannedAnswers, processor: StripeProcessor, seconds: int
) -> None:
    answers.will(200, objects.refund(created=seconds))
    assert isinstance(processor.refund_by_ref("re_1"), Unknown)


@pytest.mark.parametrize("status", [None, "", "reversed_by_bank", "SUCCEEDED"])
def test_a_status_of_tomorrow_is_told_as_unknown(
    answers: CannedAnswers, processor: StripeProcessor, status: str | None
) -> None:
    answers.will(200, objects.refund(status=status or None))
    found = processor.refund_by_ref("re_1")
    assert isinstance(found, Done)
    assert found.value.state is RefundState.UNKNOWN


def test_the_first_page_that_cannot_be_had_decides_for_the_whole_list(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will_first(200, objects.page(objects.refund(), more=True))
    answers.will(500, error("api_error"))
    assert isinstance(processor.refunds_of_charge("ch_1"), Unknown)


def test_a_list_that_repeats_itself_is_given_up(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will(200, objects.page(objects.refund(), more=True))
    assert isinstance(processor.refunds_of_charge("ch_1"), Unknown)
    assert len(answers.sent) == 2


def test_the_charges_currency_is_asked_before_any_refund(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will(200, {"id": "ch_1", "object": "charge", "currency": "eur"})
    found = refund(processor)
    assert found == Refused(code="invalid_request_error", message="The charge is in EUR.")
    assert [sent.method for sent in answers.sent] == ["get"]


def test_a_refund_names_no_currency_because_stripe_refuses_one_beside_a_charge(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will_first(200, {"id": "ch_1", "object": "charge", "currency": "usd"})
    answers.will(200, objects.refund())
    assert isinstance(refund(processor), Done)
    assert answers.sent[-1].body == "charge=ch_1&amount=1"


def test_a_deep_but_readable_answer_is_read(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will(200, json.dumps(objects.refund(next_action={"a": {"b": {"c": 1}}})).encode())
    assert isinstance(processor.refund_by_ref("re_1"), Done)
