"""The contract of ports/cases.py."""

import pytest
from attrs import evolve

from core.cases.case import Case
from core.cases.status import CaseStatus
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_with_every_field, a_closed_case
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
