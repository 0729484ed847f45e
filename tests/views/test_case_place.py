"""Cursors: what is written is read, and nothing else is."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ErrorCode, Refusal
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace, read_place
from tests.builders.instants import NOON

INSTANTS = st.datetimes(timezones=st.just(UTC))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "created_at": INSTANTS,
    "updated_at": INSTANTS,
    "sla_due_at": st.none() | INSTANTS,
    "next_due_at": st.none() | INSTANTS,
    "priority": st.integers(1, 5),
}
WHEN = "2026-12-01T12:00:00Z"


@st.composite
def places(draw: st.DrawFn) -> CasePlace:
    order = draw(st.sampled_from(CaseOrder))
    key: tuple[datetime | int | None, ...] = tuple(draw(VALUES[name]) for name in order.sorted_by)
    return CasePlace(order=order, key=key, case_id=draw(st.from_regex(r"\Asca_[\w :]{1,26}\Z")))


def written(told: object) -> str:
    return urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@given(places())
def test_the_place_a_cursor_was_written_for_is_read(place: CasePlace) -> None:
    assert read_place(place.cursor, place.order) == place


@given(places(), st.sampled_from(CaseOrder))
def test_a_cursor_of_another_order_is_refused(place: CasePlace, order: CaseOrder) -> None:
    told = read_place(place.cursor, order)
    assert isinstance(told, Refusal) is (order is not place.order)


@given(st.text() | st.binary().map(lambda raw: urlsafe_b64encode(raw).decode()))
def test_garbage_is_refused_with_its_field(garbage: str) -> None:
    told = read_place(garbage, CaseOrder.CREATED_DESC)
    assert isinstance(told, Refusal)
    assert (told.code, told.field) == (ErrorCode.BAD_USER_INPUT, "after")


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (CaseOrder.CREATED_DESC, ["created_desc", WHEN]),
        (CaseOrder.CREATED_DESC, ["created_desc", WHEN, WHEN, "sca_1"]),
        (CaseOrder.CREATED_DESC, ["created_desc", None, "sca_1"]),
        (CaseOrder.CREATED_DESC, ["created_desc", 5, "sca_1"]),
        (CaseOrder.CREATED_DESC, ["created_desc", "2026-12-01T12:00:00", "sca_1"]),
        (CaseOrder.CREATED_DESC, ["created_desc", "0001-01-01T00:00:00+14:00", "sca_1"]),
        (CaseOrder.CREATED_DESC, ["created_desc", WHEN, 7]),
        (CaseOrder.CREATED_DESC, ["created_desc", WHEN, "sca_\x00"]),
        (CaseOrder.CREATED_DESC, {"created_desc": WHEN}),
        (CaseOrder.PRIORITY, ["priority", True, WHEN, "sca_1"]),
        (CaseOrder.PRIORITY, ["priority", 6, WHEN, "sca_1"]),
        (CaseOrder.PRIORITY, ["priority", 10**30, WHEN, "sca_1"]),
        (CaseOrder.PRIORITY, ["priority", "1", WHEN, "sca_1"]),
    ],
)
def test_a_forged_cursor_is_refused(order: CaseOrder, told: object) -> None:
    assert isinstance(read_place(written(told), order), Refusal)


def test_a_deep_or_long_cursor_is_refused() -> None:
    for text in (urlsafe_b64encode(b"[" * 700).decode(), "A" * 100_000):
        assert isinstance(read_place(text, CaseOrder.CREATED_DESC), Refusal)


def test_a_cursor_needs_no_quoting_in_an_address() -> None:
    place = CasePlace(order=CaseOrder.DUE_ASC, key=(NOON,), case_id="sca_ÿþ?>")
    assert place.cursor.replace("-", "").replace("_", "").isalnum()
