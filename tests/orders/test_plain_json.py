"""What a plain text says has the canonical form that the standard encoder writes."""

import json
from typing import Any

import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from core.orders.canonical_json import canonical_json
from core.orders.plain_json import canonical_if_plain, is_plain

EXACT = 2**53 - 1

texts = st.text(max_size=6) | st.text('09 .,:eE-{["\\', max_size=20)
numbers = st.integers(-EXACT, EXACT) | st.sampled_from((EXACT, -EXACT, 10**15, 10**15 - 1))
documents = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(documents, st.booleans(), st.sampled_from((None, 1)))
@example({"\ufb33": 1, "\U0001f600": 2}, False, None)
@example({"b": 10**15 - 1, "a": ["\x7f", {}]}, False, None)
def test_a_plain_text_is_written_back_in_canonical_form(
    document: Any, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(document, ensure_ascii=ascii_only, indent=indent)
    if is_plain(text.encode(errors="surrogatepass")):
        assert canonical_if_plain(document) == rfc8785.dumps(document) == canonical_json(document)


@given(st.integers(10**15, 10**40))
def test_a_number_that_a_double_may_not_hold_is_not_plain(number: int) -> None:
    assert not is_plain(f'{{"a": {number}}}'.encode())
    assert not is_plain(f'{{"a": -{number}}}'.encode())


def test_a_text_nested_deeper_than_the_canonical_form_goes_is_not_plain() -> None:
    assert is_plain(b"[" * 64 + b"]" * 64)
    assert not is_plain(b'{"a":' * 65 + b"1" + b"}" * 65)
