"""A line is JSON with one meaning, or a complaint that says where it is not."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.replay.json_line import LONGEST_LINE, UnreadableLine, read_json_line

names = st.sampled_from(["a", "b", "order", 'q"uote', "ü"])
documents = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


def complaint(line: bytes) -> UnreadableLine:
    with pytest.raises(UnreadableLine) as caught:
        read_json_line(line)
    return caught.value


@given(documents, st.booleans())
def test_what_json_says_is_read(document: Any, ascii_only: bool) -> None:
    line = json.dumps(document, ensure_ascii=ascii_only, indent=None).encode()
    assert read_json_line(line).value == document


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"", "The line is empty; every line must hold a JSON object."),
        (b" \t\r", "The line is empty; every line must hold a JSON object."),
        (b"nonsense", "The line is not JSON: Expecting value at column 1."),
        (b'{"a": 1,}', "The line is not JSON: "),
        (b'{"a": 1} {"b": 2}', "The line is not JSON: Extra data at column 10."),
        (b'{"a": "b', "The line is not JSON: Unterminated string starting at at column 7."),
        (b"{'a': 1}", "The line is not JSON: "),
        (b'{"a": 01}', "The line is not JSON: Expecting ',' delimiter at column 8."),
        (b'{"a": "tab\there"}', "The line is not JSON: Invalid control character at at column 11."),
        (b'{"a": NaN}', "The line is not JSON: NaN is no number of JSON."),
        (b'{"a": [-Infinity]}', "The line is not JSON: -Infinity is no number of JSON."),
        (b'{"a": Infinity}', "The line is not JSON: Infinity is no number of JSON."),
        (b'{"a": "\xff"}', "The line is not UTF-8: byte 8 of it is not."),
        (b'{"a": "\xed\xa0\x80"}', "The line is not UTF-8: byte 8 of it is not."),
        ('{"a": 1}'.encode("utf-16"), "The line is not UTF-8: byte 1 of it is not."),
        (b"9" * 5000, "The line holds a number of too many digits."),
        (b"[" * 100_000, "The line is nested too deeply."),
        (b'{"a":' * 100_000, "The line is nested too deeply."),
    ],
)
def test_what_is_not_json_is_told(line: bytes, message: str) -> None:
    fault = complaint(line)
    assert fault.path == ""
    assert fault.message.startswith(message)
    assert fault.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"a": 1, "a": 1}', "a"),
        ('{"a": 1, "b": {"c": [0, {"d": 1, "e": 2, "d": 3}]}}', "b.c[1].d"),
        ('{"a": {"x y": 1, "x y": 2}}', 'a["x y"]'),
        ('{"a": 1, "\\u0061": 2}', "a"),
        ('{"a" : 1.5, "a": 2}', "a"),
        ('{"a": {"b": 1, "b": 1}, "a": 2}', "a.b"),
        ('[{"a": "ü", "a": null}]', "[0].a"),
    ],
)
def test_a_name_that_stands_twice_is_refused_by_its_path(text: str, path: str) -> None:
    fault = complaint(text.encode())
    assert (fault.path, fault.message) == (path, f"{path} stands twice in its object.")


def test_a_repeated_name_in_what_is_no_json_is_no_matter() -> None:
    assert complaint(b'{"a": 1, "b": {"a": 2, "a": 3}, "c"}').message == (
        "The line is not JSON: Expecting ':' delimiter at column 36."
    )


def test_a_repeated_name_below_what_can_be_walked_is_refused_too() -> None:
    text = '{"a":' * 900 + '{"b": 1, "b": 2}' + "}" * 900
    assert complaint(text.encode()).message


def test_one_name_in_several_objects_is_no_repetition() -> None:
    line = b'{"a": {"a": [{"a": 1}, {"a": 2}]}, "b": {"a": ":", "c": "a\\": 1"}}'
    assert read_json_line(line).value == json.loads(line)


def test_a_line_may_be_long_but_not_without_end() -> None:
    longest = b'"' + b"x" * (LONGEST_LINE - 2) + b'"'
    assert read_json_line(longest).value == "x" * (LONGEST_LINE - 2)
    assert complaint(longest + b" ").message == "The line is longer than 16777216 bytes."


@pytest.mark.parametrize(
    ("line", "is_plain"),
    [
        (b'{"b": "x, y: 1.5e3", "a": [1, 123456789012345, null, true]}', True),
        (b'{"a": 1.5}', False),
        (b'{"a": 1e3}', False),
        (b'{"a": 1234567890123456}', False),
        (b'{"a": "\\n"}', False),
        ('{"a": "ü"}'.encode(), False),
        (b"[" * 64 + b"]" * 64, True),
        (b"[" * 65 + b"]" * 65, False),
    ],
)
def test_a_line_is_plain_when_its_encoding_is_canonical(line: bytes, is_plain: bool) -> None:
    assert read_json_line(line).is_plain is is_plain
