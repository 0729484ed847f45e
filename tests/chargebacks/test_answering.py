"""A representment is submitted once, explicitly, and never too late (reliability.md 11)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from adapters.fake_stripe import evidence
from adapters.fake_stripe.faults import Fault, FaultKind
from core.chargebacks.chargeback import ChargebackStatus
from core.errors import ErrorCode, Refusal
from core.request import Request
from core.use_cases.submit_representment import SubmitRepresentment
from tests.builders.orders import order_json
from tests.chargebacks.bank import DUE, READY, Bank
from tests.use_cases.office import BUYER, FAY, FINN, NOON, TESS, keyed

JUST = timedelta(microseconds=1)


@pytest.fixture
def bank() -> Bank:
    return Bank()


def refused(told: bool | Refusal) -> ErrorCode:
    assert isinstance(told, Refusal), told
    assert told.message
    assert told.hint
    assert told.field == "chargebackId" or told.code is ErrorCode.FORBIDDEN
    return told.code


def ready(bank: Bank, **how: Any) -> str:
    ref = bank.disputes(**(READY | how))
    bank.sweeps()
    return ref


def test_what_is_staged_is_submitted_and_the_case_owes_nothing_meanwhile(bank: Bank) -> None:
    ref = ready(bank)
    assert bank.submits(ref) is True

    chargeback = bank.chargeback(ref)
    assert chargeback.status is ChargebackStatus.REPRESENTED
    assert (chargeback.submitted_by, chargeback.submitted_at) == ("usr_fay", NOON)
    assert (chargeback.answer, chargeback.act_at) == (None, None)
    assert bank.at_stripe(ref)["status"] == "under_review"
    assert bank.case_of(ref).clocks.resolution.met_at is not None
    assert bank.told(ref)[-1] == "chargeback_represented"
    assert "chargeback.represented" in bank.announced()
    resource = f"chargeback:{chargeback.chargeback_id}"
    assert ("chargeback.submit", None) in bank.office.audited(resource)


def test_a_second_submission_is_refused_and_nothing_is_asked(bank: Bank) -> None:
    ref = ready(bank)
    bank.submits(ref)

    assert refused(bank.submits(ref, FINN)) is ErrorCode.NOT_ACTIVE
    assert refused(bank.drafts(ref, explanation="More.")) is ErrorCode.NOT_ACTIVE
    assert refused(bank.stages(ref)) is ErrorCode.NOT_ACTIVE
    assert refused(bank.accepts(ref)) is ErrorCode.NOT_ACTIVE
    assert bank.at_stripe(ref)["evidence_details"]["submission_count"] == 1


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (DUE - JUST, None),
        (DUE, None),
        (DUE + JUST, ErrorCode.CHARGEBACK_DEADLINE_PASSED),
        (DUE + timedelta(days=30), ErrorCode.CHARGEBACK_DEADLINE_PASSED),
    ],
)
def test_people_may_submit_until_the_networks_deadline(
    bank: Bank, when: datetime, code: ErrorCode | None
) -> None:
    ref = ready(bank)
    bank.at(when)

    told = bank.submits(ref)
    assert (told is True) if code is None else (refused(told) is code)
    assert (bank.at_stripe(ref)["status"] == "under_review") is (code is None)


def test_a_dispute_without_a_deadline_takes_no_evidence(bank: Bank) -> None:
    ref = bank.disputes(due_in=None)
    for told in (bank.drafts(ref, explanation="No."), bank.stages(ref), bank.submits(ref)):
        assert refused(told) is ErrorCode.NOT_ACTIVE


def test_what_was_not_staged_since_it_was_drafted_is_not_submitted(bank: Bank) -> None:
    ref = ready(bank)
    bank.drafts(ref, explanation="They were there.")
    assert refused(bank.submits(ref)) is ErrorCode.EVIDENCE_REQUIRED
    assert bank.stages(ref) is True
    assert bank.submits(ref) is True
    assert "They were there." in bank.at_stripe(ref)["evidence"]["refund_refusal_explanation"]


def test_a_key_of_staging_answers_for_one_chargeback_alone(bank: Bank) -> None:
    payment = {**order_json()["payment"], "charge": "ch_2", "payment_intent": "pi_2"}
    bank.office.order("ord_2", payment=payment)
    first, second = ready(bank), ready(bank, charge="ch_2")
    assert bank.stages(first, keyed(FAY, "k1")) is True
    assert bank.stages(first, keyed(FAY, "k1")) is True
    other = bank.stages(second, keyed(FAY, "k1"))
    assert isinstance(other, Refusal)
    assert other.code is ErrorCode.IDEMPOTENCY_MISMATCH


def test_a_staging_that_the_processor_was_silent_to_is_done_under_the_same_key(bank: Bank) -> None:
    ref = ready(bank)
    bank.drafts(ref, explanation="They were there.")
    bank.office.stripe.inject(Fault(endpoint="disputes.update", kind=FaultKind.UNAVAILABLE))
    assert isinstance(bank.stages(ref, keyed(FAY, "k1")), Refusal)
    assert bank.chargeback(ref).staged_at is None
    assert bank.stages(ref, keyed(FAY, "k1")) is True
    assert bank.chargeback(ref).staged_at == NOON


def test_nothing_drafted_is_not_staged(bank: Bank) -> None:
    assert refused(bank.stages(bank.disputes())) is ErrorCode.EVIDENCE_REQUIRED


def test_a_person_may_submit_what_policy_finds_incomplete(bank: Bank) -> None:
    ref = bank.disputes()
    bank.sweeps()
    assert bank.chargeback(ref).missing
    assert bank.submits(ref) is True


@pytest.mark.parametrize("who", [TESS, BUYER])
def test_only_finance_answers(bank: Bank, who: Request) -> None:
    ref = ready(bank)
    for told in (bank.stages(ref, who), bank.submits(ref, who), bank.accepts(ref, who)):
        assert refused(told) is ErrorCode.FORBIDDEN
    assert bank.at_stripe(ref)["status"] == "needs_response"


def test_an_unknown_chargeback_is_named(bank: Bank) -> None:
    told = bank.at_work.submit(SubmitRepresentment(chargeback_id="scb_none"), FAY)
    assert refused(told) is ErrorCode.BAD_USER_INPUT


@pytest.mark.parametrize(
    "kind",
    [FaultKind.TIMEOUT_BEFORE, FaultKind.DROP_REPLY, FaultKind.KEY_IN_USE, FaultKind.UNAVAILABLE],
)
def test_an_answer_that_is_lost_is_asked_for_again_and_given_once(
    bank: Bank, kind: FaultKind
) -> None:
    ref = ready(bank)
    bank.office.stripe.inject(Fault(kind=kind, endpoint="disputes.update"))
    assert bank.submits(ref) is True
    waiting = bank.chargeback(ref)
    assert waiting.answer == "submit"
    assert waiting.act_at == NOON + timedelta(minutes=5)
    assert refused(bank.submits(ref)) is ErrorCode.NOT_ACTIVE

    bank.at(NOON + timedelta(minutes=5))
    bank.sweeps()

    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED
    assert bank.at_stripe(ref)["evidence_details"]["submission_count"] == 1
    assert bank.told(ref).count("chargeback_represented") == 1


def test_an_answer_that_arrived_is_found_by_looking_and_not_asked_for_again(bank: Bank) -> None:
    ref = ready(bank)
    bank.office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="disputes.update"))
    bank.submits(ref)
    # Whatever is asked for from now on fails: only the look can tell.
    silent = Fault(kind=FaultKind.UNAVAILABLE, endpoint="disputes.update", times=99)
    bank.office.stripe.inject(silent)

    bank.at(NOON + timedelta(hours=25))
    bank.at_work.send(bank.chargeback(ref).chargeback_id, FAY)

    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED


def test_a_refused_answer_comes_back_to_people_and_may_be_given_again(bank: Bank) -> None:
    ref = ready(bank)
    bank.refuses_to_submit(ref)

    chargeback = bank.chargeback(ref)
    assert (chargeback.answer, chargeback.submitted_at, chargeback.refusals) == (None, None, 1)
    assert bank.parked(ref) is not None
    assert bank.stages(ref) is True
    assert bank.submits(ref) is True
    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED
    assert bank.parked(ref) is None


def test_evidence_that_somebody_submits_in_the_dashboard_represents_it(bank: Bank) -> None:
    ref = ready(bank)
    with bank.office.stripe.engine.turn() as account:
        evidence.update(account, (ref,), {"evidence": {"uncategorized_text": "By hand."}})
    bank.hears()

    chargeback = bank.chargeback(ref)
    assert chargeback.status is ChargebackStatus.REPRESENTED
    assert chargeback.submitted_by is None
    assert refused(bank.submits(ref)) is ErrorCode.NOT_ACTIVE


def test_a_chargeback_is_conceded_once_and_lost(bank: Bank) -> None:
    ref = ready(bank)
    assert bank.accepts(ref) is True

    chargeback = bank.chargeback(ref)
    assert (chargeback.status, chargeback.accepted_by) == (ChargebackStatus.LOST, "usr_fay")
    assert bank.at_stripe(ref)["status"] == "lost"
    assert refused(bank.accepts(ref)) is ErrorCode.NOT_ACTIVE
    assert refused(bank.submits(ref)) is ErrorCode.NOT_ACTIVE
    told = bank.told(ref)
    assert told.index("note") < told.index("chargeback_lost")


def test_an_inquiry_cannot_be_conceded(bank: Bank) -> None:
    ref = ready(bank, inquiry=True)
    assert refused(bank.accepts(ref)) is ErrorCode.NOT_ACTIVE
    assert bank.at_stripe(ref)["status"] == "warning_needs_response"
