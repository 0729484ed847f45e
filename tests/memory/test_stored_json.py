"""Free-form values in memory are what a JSON column would keep."""

from typing import Any

import pytest

from adapters.memory.stored_json import stored_json
from tests.builders.instants import NOON


@pytest.mark.parametrize("value", [{"a": [1, "é😀", None, True, 1.5]}, [], "text", None, 2**60])
def test_json_is_kept_as_it_is(value: Any) -> None:
    assert stored_json(value) == value


def test_tuples_become_lists_as_in_a_database() -> None:
    assert stored_json({"legs": ("leg_1", "leg_2")}) == {"legs": ["leg_1", "leg_2"]}


def test_a_copy_shares_nothing_with_what_it_was_made_of() -> None:
    value = {"list": [1]}
    copy = stored_json(value)
    value["list"].append(2)

    assert copy == {"list": [1]}


@pytest.mark.parametrize("value", [NOON, {1}, b"bytes", object()])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        stored_json({"deep": [value]})


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_json_does_not_have_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        stored_json(value)
