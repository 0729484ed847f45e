"""The contract of ports/case_links.py."""

import pytest

from core.cases.links import Relation
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.links import a_link
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _three_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"), a_case("sca_3"))


def test_a_link_is_found_from_both_of_its_ends(store: Store) -> None:
    link = a_link("sca_1", "sca_2", relation=Relation.DUPLICATE_OF, linked_at=NOON + MICROSECOND)
    commit(store, link)

    with store.unit_of_work() as uow:
        assert uow.case_links.of_case("sca_1") == (link,)
        assert uow.case_links.of_case("sca_2") == (link,)
        assert uow.case_links.of_case("sca_3") == ()


def test_the_links_of_a_case_are_oldest_first(store: Store) -> None:
    later, sooner = a_link("sca_1", "sca_2", linked_at=NOON + MICROSECOND), a_link("sca_3", "sca_1")
    commit(store, later, sooner)

    with store.unit_of_work() as uow:
        assert uow.case_links.of_case("sca_1") == (sooner, later)


def test_two_cases_may_belong_together_in_more_than_one_way(store: Store) -> None:
    related = a_link("sca_1", "sca_2")
    duplicate = a_link(
        "sca_1", "sca_2", relation=Relation.DUPLICATE_OF, linked_at=NOON + MICROSECOND
    )
    commit(store, related)
    commit(store, duplicate)

    with store.unit_of_work() as uow:
        assert uow.case_links.of_case("sca_1") == (related, duplicate)


def test_the_same_link_twice_is_a_duplicate_whoever_made_it(store: Store) -> None:
    first = a_link("sca_1", "sca_2")
    commit(store, first)

    with pytest.raises(DuplicateRow):
        commit(store, a_link("sca_1", "sca_2", linked_by="usr_other", linked_at=NOON + MICROSECOND))

    with store.unit_of_work() as uow:
        assert uow.case_links.of_case("sca_1") == (first,)
