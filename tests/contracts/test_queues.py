"""The contracts of the queues in ports/case_views.py, and of ports/unassigned_cases.py."""

from datetime import datetime, timedelta

import pytest
from attrs import evolve

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.sla.clock_name import ClockName
from core.views.case_filter import CaseFilter
from core.views.case_queue import CaseQueue
from core.views.queue_count import QueueCount
from core.views.selection import BARE
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_in, a_closed_case
from tests.builders.instants import NOON, minutes_later
from tests.contracts.backends import Backend
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, a_read

ME = "usr_me"
LATE = a_case().clocks.breached(ClockName.FIRST_RESPONSE)
CASES: dict[str, tuple[Case, str]] = {
    "sca_1": (a_case(owner_admin=ME, priority=2), "mine high"),
    "sca_2": (a_case(priority=1), "unassigned urgent"),
    "sca_3": (a_case(priority=4, created_at=minutes_later(-1)), "unassigned low"),
    "sca_4": (a_case(owner_admin="usr_x", clocks=LATE), "breached normal"),
    "sca_5": (a_case(owner_admin="usr_x", restricted=True, watchers=(ME,)), "restricted normal"),
    "sca_6": (a_case(restricted=True, priority=1), ""),
    "sca_7": (a_closed_case(), ""),
    "sca_8": (a_case_in(CaseStatus.RESOLVED, owner_admin=ME, priority=1), ""),
    "sca_9": (a_case(priority=5, created_at=minutes_later(-1)), "unassigned low"),
}
SOON = NOON + timedelta(hours=8) - timedelta(hours=4)
"""From here on the first answers to cases of priority 3 are due within four hours."""


@pytest.fixture(autouse=True)
def _cases_of_every_queue(store: Store) -> None:
    commit(store, *(evolve(case, case_id=case_id) for case_id, (case, _) in CASES.items()))


def standing_in(queue: CaseQueue) -> set[str]:
    return {case_id for case_id, (_, queues) in CASES.items() if queue in queues.split()}


def listed(
    reading: Reading, queue: CaseQueue, *, at: datetime = NOON, reader: str = ME
) -> list[str]:
    page = reading.told(
        reading.views.page_of_cases(
            first=50,
            after=None,
            narrowed=CaseFilter(queue=queue, queue_at=at),
            order=queue.order,
            reader=reader,
            selection=BARE,
            audit=a_read("queue:x"),
        )
    )
    return [case.case_id for case in page.cases]


@pytest.mark.parametrize("queue", [queue for queue in CaseQueue if queue != "due_soon"])
def test_a_queue_has_the_undecided_cases_it_is_named_for_that_the_reader_may_open(
    case_views: Reading, queue: CaseQueue
) -> None:
    assert set(listed(case_views, queue)) == standing_in(queue)


def test_the_most_urgent_stand_in_front_and_of_those_who_waits_longest(
    case_views: Reading,
) -> None:
    assert listed(case_views, CaseQueue.UNASSIGNED) == ["sca_2", "sca_3", "sca_9"]


def test_due_soon_is_whose_clock_runs_out_within_four_hours(case_views: Reading) -> None:
    early = SOON - timedelta(microseconds=1)
    assert listed(case_views, CaseQueue.DUE_SOON, at=early) == ["sca_3", "sca_9"]
    soon = ["sca_3", "sca_9", "sca_1", "sca_2", "sca_5"]
    assert listed(case_views, CaseQueue.DUE_SOON, at=SOON) == soon


def test_counts_are_those_of_the_lists(case_views: Reading) -> None:
    read = a_read("queue:all")
    counts = case_views.told(case_views.views.queue_counts(reader=ME, now=SOON, audit=read))
    assert counts == tuple(
        QueueCount(queue=queue, count=len(listed(case_views, queue, at=SOON)), is_more=False)
        for queue in CaseQueue
    )


def test_what_is_claimed_is_given_once_while_it_is_being_claimed(backend: Backend) -> None:
    def claim(uow: object, **more: object) -> str | None:
        asked = {"kind": None, "agent": ME, "now": NOON} | more
        told: str | None = uow.unassigned_cases.claim(CaseQueue.UNASSIGNED, **asked)  # type: ignore[attr-defined]
        return told

    store = backend.store
    with store.unit_of_work() as first, store.unit_of_work() as second:
        assert claim(first) == "sca_2"
        assert claim(second) == "sca_3"
        with store.unit_of_work() as third:
            assert claim(third, kind=CaseKind.DMCA) is None
            assert claim(third) == "sca_9"
            with store.unit_of_work() as fourth:
                assert claim(fourth) is None
    with store.unit_of_work() as later:
        assert claim(later) == "sca_2"


def test_restricted_cases_are_claimed_by_who_may_open_them(store: Store) -> None:
    queue = CaseQueue.RESTRICTED
    with store.unit_of_work() as uow:
        assert uow.unassigned_cases.claim(queue, kind=None, agent=ME, now=NOON) is None
    with store.unit_of_work() as uow:
        opener = uow.unassigned_cases.claim(queue, kind=None, agent="usr_agent", now=NOON)
    assert opener == "sca_6"
