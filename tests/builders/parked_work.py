"""Parked work for tests."""

from typing import Any

from attrs import evolve

from core.parked.parked_work import Ending, ParkedKind, ParkedWork
from tests.builders.instants import NOON, minutes_later


def a_parked_work(work_id: str = "spw_1", **changes: Any) -> ParkedWork:
    """A refund that the processor does not know, but for `changes`."""
    work = ParkedWork(
        work_id=work_id,
        kind=ParkedKind.REFUND,
        subject_id="srf_1",
        case_id="sca_1",
        order_id="ord_1001",
        why="The processor knows no such refund.",
        parked_at=NOON,
    )
    return evolve(work, **changes)


def an_ended_work(work_id: str = "spw_ended", **changes: Any) -> ParkedWork:
    """An announcement of no case, that somebody put back, but for `changes`."""
    parked = a_parked_work(
        work_id,
        kind=ParkedKind.ANNOUNCEMENT,
        subject_id="sob_1",
        case_id=None,
        order_id=None,
        **changes,
    )
    return parked.end(
        Ending.RETRIED, by="usr_finance", when=minutes_later(9), note="The bus is back."
    )
