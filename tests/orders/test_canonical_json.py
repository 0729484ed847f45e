"""The canonical form against the reference library, and what has none."""

import json
import math
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from core.orders.canonical_json import DEEPEST, NotJson, canonical_json
from core.orders.es6_number import es6_number

EXACT = 2**53 - 1

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
numbers = st.one_of(
    st.integers(-EXACT, EXACT), st.floats(allow_nan=False, allow_infinity=False, width=64)
)
documents = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
HIGH_AND_HIGHER = {"\ufb33": 1, "\U0001f600": 2}


@given(documents)
@example(HIGH_AND_HIGHER)
@example({"é": 1, "e": 2, "\r": 3, "1": 4})
@example([1e21, 1e-7, 123456789012345680000.0, -0.0, 5e-324, 0.000001, 1e20])
@example('\x00\x1f\x7f\u2028"\\/\b\t')
def test_the_canonical_form_is_the_one_of_the_reference_library(document: Any) -> None:
    assert canonical_json(document) == rfc8785.dumps(document)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_its_value_in_its_shortest_text(number: float) -> None:
    assert float(es6_number(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2**53 - 1, "9007199254740991"),
        (2**53, "9007199254740992"),
        (-(2**53) - 1, "-9007199254740992"),
        (10**21 - 1, "1e+21"),
        (333333333333333333, "333333333333333300"),
        (1e20, "100000000000000000000"),
        (1.5e21, "1.5e+21"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        (4.50, "4.5"),
        (-0.0, "0"),
        (100.0, "100"),
    ],
)
def test_numbers_are_written_as_ecmascript_does(number: float, text: str) -> None:
    assert canonical_json([number]) == f"[{text}]".encode()


def test_names_sort_by_their_utf_16_units() -> None:
    assert canonical_json(HIGH_AND_HIGHER) == '{"😀":2,"\ufb33":1}'.encode()


@given(documents)
def test_the_order_of_names_and_the_spacing_of_what_arrived_do_not_matter(document: Any) -> None:
    rewritten = json.loads(json.dumps(document, indent=2, sort_keys=True))
    assert canonical_json(rewritten) == canonical_json(document)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"a": [1, math.nan]}, "a[1]"),
        ({"a": {"b": math.inf}}, "a.b"),
        ({"a": 10**400}, "a"),
        ({"a": "\ud800"}, "a"),
        ({"a\udc00": 1}, ""),
        ({"deep": {"x y": {1, 2}}}, 'deep["x y"]'),
        ({"a": {3: 4}}, "a"),
        ([b"bytes"], "[0]"),
    ],
)
def test_what_json_cannot_say_is_named_by_its_path(document: Any, path: str) -> None:
    with pytest.raises(NotJson) as caught:
        canonical_json(document)
    assert caught.value.path == path


@pytest.mark.parametrize("bottom", [1, 0.5])
def test_nesting_is_allowed_to_a_limit(bottom: float) -> None:
    def nested(levels: int) -> list[Any]:
        return [nested(levels - 1)] if levels > 1 else [bottom]

    assert canonical_json(nested(DEEPEST)) == rfc8785.dumps(nested(DEEPEST))
    with pytest.raises(NotJson, match="deeper than 64"):
        canonical_json(nested(DEEPEST + 1))


def test_a_document_that_holds_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(NotJson):
        canonical_json(endless)
