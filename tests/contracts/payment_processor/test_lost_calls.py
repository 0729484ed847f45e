"""Calls without a usable answer: unknown, and safe to repeat under the same key."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from adapters.fake_stripe.faults import FaultKind
from tests.contracts.payment_processor.answers import done, unknown
from tests.contracts.payment_processor.harness import ProcessorHarness
from tests.fake_stripe.movable_clock import NOON

NOT_EXECUTED = [
    FaultKind.TIMEOUT_BEFORE,
    FaultKind.CONNECTION_RESET,
    FaultKind.KEY_IN_USE,
    FaultKind.RATE_LIMITED,
    FaultKind.UNAVAILABLE,
]
REPLAYED = [FaultKind.SERVER_ERROR_REPLAYED, FaultKind.SERVER_ERROR_AFTER_WORK_REPLAYED]

Verb = Callable[[ProcessorHarness], object]

READS: list[tuple[str, Verb]] = [
    ("refunds.retrieve", lambda harness: harness.processor.refund_by_ref("re_1")),
    ("refunds.list", lambda harness: harness.processor.refunds_of_charge("ch_1")),
    ("reversals.list", lambda harness: harness.processor.reversals_of_transfer("tr_1")),
    ("transfers.retrieve", lambda harness: harness.reverse(1)),
    ("transfers.retrieve", lambda harness: harness.processor.transfer_by_ref("tr_1")),
    ("disputes.retrieve", lambda harness: harness.processor.dispute_by_ref("dp_1")),
    ("disputes.list", lambda harness: harness.processor.disputes_of_charge("ch_1")),
    ("intents.retrieve", lambda harness: harness.processor.deposit_by_intent("pi_dep")),
    ("events.list", lambda harness: harness.processor.notices_since(NOON)),
]
IDS = [f"{index}-{endpoint}" for index, (endpoint, _) in enumerate(READS)]


@pytest.mark.parametrize("kind", NOT_EXECUTED)
def test_a_refund_that_never_executed_is_unknown_and_happens_on_the_next_try(
    harness: ProcessorHarness, kind: FaultKind
) -> None:
    harness.given_charge()
    with harness.every_call_struck_by(kind, "refunds.create"):
        unknown(harness.refund(2_500))
    assert done(harness.processor.refunds_of_charge("ch_1")) == ()
    done(harness.refund(2_500))


def test_a_refund_whose_reply_was_lost_is_not_made_again(harness: ProcessorHarness) -> None:
    harness.given_charge()
    with harness.every_call_struck_by(FaultKind.DROP_REPLY, "refunds.create"):
        for _ in range(3):
            unknown(harness.refund(2_500))
    told = done(harness.refund(2_500))
    assert done(harness.processor.refunds_of_charge("ch_1")) == (told,)


@pytest.mark.parametrize(("kind", "made"), [(REPLAYED[0], 0), (REPLAYED[1], 1)])
def test_a_server_error_stays_unknown_under_its_key(
    harness: ProcessorHarness, kind: FaultKind, made: int
) -> None:
    harness.given_charge()
    with harness.every_call_struck_by(kind, "refunds.create"):
        unknown(harness.refund(2_500))
    unknown(harness.refund(2_500))
    assert len(done(harness.processor.refunds_of_charge("ch_1"))) == made


def test_a_reversal_whose_reply_was_lost_is_not_made_again(harness: ProcessorHarness) -> None:
    harness.given_transfer()
    with harness.every_call_struck_by(FaultKind.DROP_REPLY, "transfers.reverse"):
        unknown(harness.reverse(3_000))
    told = done(harness.reverse(3_000))
    assert done(harness.processor.reversals_of_transfer("tr_1")) == (told,)


def test_a_capture_whose_reply_was_lost_is_answered_again(harness: ProcessorHarness) -> None:
    harness.given_deposit()
    with harness.every_call_struck_by(FaultKind.DROP_REPLY, "intents.capture"):
        unknown(harness.capture(10_000))
    done(harness.capture(10_000))


def test_a_file_whose_upload_was_not_confirmed_is_uploaded_once(
    harness: ProcessorHarness,
) -> None:
    with harness.every_call_struck_by(FaultKind.DROP_REPLY, "files.create"):
        unknown(harness.upload())
    assert done(harness.upload()) == done(harness.upload())


def test_evidence_whose_submission_was_not_confirmed_is_submitted_once(
    harness: ProcessorHarness,
) -> None:
    harness.given_charge()
    dispute = harness.given_dispute(due_in=timedelta(days=7))
    with harness.every_call_struck_by(FaultKind.DROP_REPLY, "disputes.update"):
        unknown(harness.submit(dispute, uncategorized_text="They came."))
    assert done(harness.submit(dispute, uncategorized_text="They came.")).evidence_submitted


@pytest.mark.parametrize("kind", [*NOT_EXECUTED, FaultKind.DROP_REPLY, *REPLAYED])
@pytest.mark.parametrize(
    ("endpoint", "read"),
    READS,
    ids=IDS,
)
def test_a_question_without_an_answer_is_unknown(
    harness: ProcessorHarness, kind: FaultKind, endpoint: str, read: Verb
) -> None:
    harness.given_transfer()
    with harness.every_call_struck_by(kind, endpoint):
        unknown(read(harness))
