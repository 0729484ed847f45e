"""The contract of ports/cases.py."""

import pytest
from attrs import evolve

from core.cases.case import Case
from core.cases.status import CaseStatus
from core.cases.waiting import Waiting
from core.sla.clock_name import ClockName
from core.sla.targets import SlaPolicy
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_in, a_case_with_every_field, a_closed_case
from tests.builders.instants import NOON, minutes_later
from tests.contracts.committing import commit


@pytest.mark.parametrize(
    "case",
    [a_case(), a_case_with_every_field(), a_closed_case()],
    ids=["just opened", "every field", "closed"],
)
def test_a_case_is_read_back_as_it_was_added(store: Store, case: Case) -> None:
    commit(store, case)

    with store.unit_of_work() as uow:
        assert uow.cases.get(case.case_id) == case


def test_a_case_nobody_opened_is_none(store: Store) -> None:
    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_unknown") is None


def test_a_save_replaces_every_field_and_stores_the_next_version(store: Store) -> None:
    commit(store, a_case("sca_full"))
    changed = a_case_with_every_field("sca_full")

    with store.unit_of_work() as uow:
        uow.cases.save(changed)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_full") == evolve(changed, version=1)


def test_a_save_can_empty_every_optional_field_again(store: Store) -> None:
    commit(store, a_case_with_every_field("sca_full"))

    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_full"))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_full") == a_case("sca_full", version=1)


def test_saving_one_case_leaves_the_others_alone(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))

    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_1", status=CaseStatus.TRIAGE))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_2") == a_case("sca_2")


def test_cases_with_a_clock_that_ran_out_are_told_the_longest_overdue_first(store: Store) -> None:
    late = a_case("sca_late")
    later = a_case("sca_later", created_at=minutes_later(5), updated_at=minutes_later(5))
    answered = a_case("sca_answered")
    met = answered.clocks.first_agent_message(minutes_later(1), SlaPolicy())
    told = evolve(late, case_id="sca_told", clocks=late.clocks.breached(ClockName.FIRST_RESPONSE))
    closed = evolve(a_closed_case(), clocks=late.clocks.closed(NOON, SlaPolicy()))
    commit(store, later, late, evolve(answered, clocks=met), told, closed)

    def breaching(minutes: int, limit: int = 9) -> tuple[str, ...]:
        with store.unit_of_work() as uow:
            return uow.cases.breaching(now=minutes_later(minutes), limit=limit)

    assert breaching(8 * 60 - 1) == ()
    assert breaching(8 * 60) == ("sca_late",)
    assert breaching(8 * 60 + 5) == ("sca_late", "sca_later")
    assert breaching(8 * 60 + 5, limit=1) == ("sca_late",)
    both = breaching(72 * 60 + 5)
    assert both[:2] == ("sca_late", "sca_later")
    assert sorted(both[2:]) == ["sca_answered", "sca_told"]


def test_cases_that_waited_long_enough_are_told_the_longest_overdue_first(store: Store) -> None:
    def waiting(case_id: str, minutes: int | None) -> Case:
        due = None if minutes is None else minutes_later(minutes)
        return a_case_in(CaseStatus.AWAITING_USER, case_id, waiting=Waiting(since=NOON, due_at=due))

    commit(store, a_case(), waiting("sca_2", 2), waiting("sca_3", 1), waiting("sca_4", None))

    with store.unit_of_work() as uow:
        assert uow.cases.idle(now=minutes_later(1), limit=9) == ("sca_3",)
        assert uow.cases.idle(now=minutes_later(2), limit=9) == ("sca_3", "sca_2")
        assert uow.cases.idle(now=minutes_later(2), limit=1) == ("sca_3",)


def test_the_newest_case_of_an_order_is_the_one_opened_last(store: Store) -> None:
    commit(
        store,
        a_case("sca_1", order_id="ord_1", created_at=minutes_later(1)),
        a_case("sca_2", order_id="ord_1", created_at=minutes_later(2)),
        a_case("sca_3", order_id="ord_1", created_at=minutes_later(2)),
        a_case("sca_4", order_id="ord_2", created_at=minutes_later(3)),
    )

    with store.unit_of_work() as uow:
        assert uow.cases.newest_of_order("ord_1") == "sca_3"
        assert uow.cases.newest_of_order("ord_2") == "sca_4"
        assert uow.cases.newest_of_order("ord_unknown") is None
