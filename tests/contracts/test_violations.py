"""The contract of ports/violations.py and ports/conduct_records.py."""

import pytest

from core.conduct.violation import Violation
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.violations import (
    a_conduct_record,
    a_violation,
    an_appealed_violation,
    an_overturned_violation,
)
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


@pytest.mark.parametrize(
    "violation",
    [a_violation(rule=None), an_appealed_violation(), an_overturned_violation()],
    ids=["decided", "appealed", "overturned"],
)
def test_a_violation_is_read_back_as_it_was_added(store: Store, violation: Violation) -> None:
    commit(store, violation)
    with store.unit_of_work() as uow:
        assert uow.violations.get("spv_1") == violation
        assert uow.violations.get("spv_unknown") is None


def test_the_violations_of_a_case_and_of_a_person_are_oldest_first(store: Store) -> None:
    later = a_violation("spv_0", decided_at=NOON + MICROSECOND)
    elsewhere = a_violation("spv_1", case_id="sca_2")
    twin = a_violation("spv_2")
    of_other = a_violation("spv_3", user_id="usr_other")
    commit(store, later, of_other, twin, elsewhere)
    with store.unit_of_work() as uow:
        assert uow.violations.of_case("sca_1") == (twin, of_other, later)
        assert uow.violations.of_user("usr_bad") == (elsewhere, twin, later)
        assert uow.violations.of_user("usr_unknown") == ()


def test_a_conduct_record_is_read_back_as_it_was_added(store: Store) -> None:
    commit(store, a_conduct_record())
    with store.unit_of_work() as uow:
        assert uow.conduct_records.get("usr_bad") == a_conduct_record()
        assert uow.conduct_records.get("usr_unknown") is None
