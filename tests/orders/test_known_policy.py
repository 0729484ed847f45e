"""A policy that was read before is the same again, and only the same one."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given

from core.orders.kind import LegKind
from core.orders.reading.known_policy import (
    LONGEST_REMEMBERED,
    MOST_REMEMBERED,
    read_known_policy,
)
from core.orders.reading.misread import Misread
from core.orders.reading.policy import read_policy
from tests.orders.strategies import policies
from tests.orders.worked_example import leg_json

TALENT = LegKind.TALENT


def policy_json() -> dict[str, Any]:
    policy: dict[str, Any] = leg_json()["policy"]
    return policy


@given(policies("talent"))
def test_a_policy_reads_as_it_does_without_memory(policy: dict[str, Any]) -> None:
    for _ in range(2):
        assert read_known_policy(deepcopy(policy), "", TALENT) == read_policy(policy, "", TALENT)


def test_equal_fields_give_the_very_same_policy() -> None:
    assert read_known_policy(policy_json(), "a", TALENT) is read_known_policy(
        policy_json(), "b", TALENT
    )


@pytest.mark.parametrize("alike", [True, 1.0])
def test_what_python_finds_equal_is_not_the_same(alike: object) -> None:
    policy = policy_json()
    assert policy["version"] == alike
    read_known_policy(policy, "", TALENT)
    with pytest.raises(Misread) as caught:
        read_known_policy({**policy, "version": alike}, "legs[0].policy", TALENT)
    assert caught.value.path == "legs[0].policy.version"


def test_the_same_fields_of_another_kind_are_read_for_that_kind() -> None:
    read_known_policy(policy_json(), "", TALENT)
    with pytest.raises(Misread):
        read_known_policy(policy_json(), "", LegKind.STUDIO)


@pytest.mark.parametrize("place", ["legs[0].policy", "legs[7].policy"])
def test_a_fault_is_named_in_its_place_each_time(place: str) -> None:
    with pytest.raises(Misread) as caught:
        read_known_policy({**policy_json(), "tariff_pct": 101}, place, TALENT)
    assert caught.value.path == f"{place}.tariff_pct"


def test_a_long_policy_is_read_and_not_remembered() -> None:
    long = {**policy_json(), "small_print": "x" * LONGEST_REMEMBERED}
    first, second = (read_known_policy(deepcopy(long), "", TALENT) for _ in range(2))
    assert first == second
    assert first is not second


def test_of_more_than_can_be_remembered_each_is_still_read_right() -> None:
    for _ in range(2):
        for version in range(MOST_REMEMBERED + 10):
            policy = read_known_policy({**policy_json(), "version": version}, "", TALENT)
            assert policy.version == version


def test_what_cannot_be_remembered_is_read_all_the_same() -> None:
    policy = {**policy_json(), "seen_by": {1, 2}, "handle": object()}
    assert read_known_policy(policy, "", TALENT) == read_policy(policy_json(), "", TALENT)
