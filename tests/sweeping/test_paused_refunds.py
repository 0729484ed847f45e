"""Refunds that still wait for the end of a pause that is over (domain.md, *Refund*, Pause)."""

from core.refunds.refund import RefundStatus
from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.resume_refunds import ResumeRefunds
from tests.sweeping.going_round import after, swept
from tests.use_cases.office import FAY, FINN, Office

PAUSED = "paused refund"


def paused(office: Office) -> str:
    """A refund that policy allows, asked for during a pause."""
    office.does(PauseRefunds(), FINN)
    return office.refund(office.case(), 10_000)


def released(office: Office) -> list[str]:
    return [item.item_id for item in swept(office, Concern.REFUNDS) if item.kind == PAUSED]


def test_what_a_resume_that_broke_off_left_waiting_is_sent_by_the_next_sweep(
    office: Office,
) -> None:
    refund_id = paused(office)
    office.does(ResumeRefunds(), FINN)
    assert office.stored_refund(refund_id).status is RefundStatus.PROPOSED

    assert released(office) == [refund_id]
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert released(office) == []


def test_it_is_sent_and_does_not_expire_however_late_the_sweep_comes(office: Office) -> None:
    refund_id = paused(office)
    office.does(ResumeRefunds(), FINN)
    after(office, Concern.REFUNDS, days=8)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


def test_nothing_is_sent_by_a_sweep_during_the_pause(office: Office) -> None:
    refund_id = paused(office)
    assert released(office) == []
    assert office.stored_refund(refund_id).status is RefundStatus.PROPOSED


def test_a_pause_longer_than_the_life_of_a_proposal_loses_nothing(office: Office) -> None:
    refund_id = paused(office)
    after(office, Concern.REFUNDS, days=8)
    office.does(ResumeRefunds(), FINN)
    assert released(office) == [refund_id]
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


def test_what_needs_a_second_person_waits_on(office: Office) -> None:
    office.does(PauseRefunds(), FINN)
    refund_id = office.refund(office.case(), 110_000, FAY)
    office.does(ResumeRefunds(), FINN)
    assert released(office) == []
    assert office.stored_refund(refund_id).status is RefundStatus.PROPOSED
