"""Every rule a snapshot can break, with the path of the field that breaks it."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot_fault import SnapshotFault
from tests.orders.worked_example import band, leg_json, order_json

Json = dict[str, Any]
MISSING = object()
TOO_MUCH = 2**31
AT = "2026-12-05T18:00:00Z"


def fault_of(data: object) -> SnapshotFault:
    fault = read_snapshot(data)
    assert isinstance(fault, SnapshotFault), "the snapshot was read"
    return fault


def full_order() -> Json:
    """A valid order in which every optional part is there to be spoilt."""
    return order_json(
        leg_json(
            "studio",
            cancellation={"by": "buyer", "at": AT},
            usage={"booked_minutes": 240, "used_minutes": 90},
            rebooking={"at": AT, "subtotal_cents": 80000},
            no_show="buyer",
            studio={
                "hourly_cents": 20000,
                "booked_hours": "4.0",
                "min_hours": "2.0",
                "cleaning_fee_cents": 5000,
                "cleaning_waived": False,
                "buffer_before_min": 30,
                "buffer_after_min": 30,
            },
            deposit={
                "kind": "authorization_hold",
                "amount_cents": 30000,
                "payment_intent": "pi_dep",
                "claim_window_hours": 72,
            },
            milestones=[{"milestone_id": "m1", "amount_cents": 100000, "due_at": AT}],
            access={"delivered_at": AT, "revisions_used": 1},
            subscription={"period_start": AT, "period_end": AT, "outage_minutes": 1},
            policy={"ppv_delivery_days": 14, "quality_refund_pct": 50, "tariff_pct": 50},
        ),
        cancellation={"by": "buyer", "at": AT},
    )


def spoilt(path: tuple[str | int, ...], value: object) -> Json:
    """The full order with the field at `path` replaced, or taken away."""
    order = full_order()
    node: Any = order
    for step in path[:-1]:
        node = node[step]
    if value is MISSING:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return order


def written(path: tuple[str | int, ...]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


L = ("legs", 0)
P = (*L, "policy")
B = (*P, "bands", 1)
TEXTS = [
    ("order_id",),
    ("buyer_id",),
    ("payment", "processor"),
    (*L, "leg_id"),
    (*L, "provider_id"),
    (*L, "status"),
    (*L, "deposit", "payment_intent"),
    (*L, "milestones", 0, "milestone_id"),
]
TEXTS_OR_NULL = [
    ("lbg_id",),
    ("payment", "payment_intent"),
    (*L, "studio_id"),
    (*L, "transfer"),
]
AMOUNTS = [
    ("payment", "captured_cents"),
    ("payment", "credit_cents"),
    (*L, "subtotal_cents"),
    (*L, "service_tax_cents"),
    (*L, "platform_fee_cents"),
    (*L, "platform_fee_tax_cents"),
    (*L, "transferred_cents"),
    (*L, "rebooking", "subtotal_cents"),
    (*L, "studio", "hourly_cents"),
    (*L, "studio", "cleaning_fee_cents"),
    (*L, "deposit", "amount_cents"),
    (*L, "milestones", 0, "amount_cents"),
]
COUNTS = [
    ("version",),
    (*P, "version"),
    (*B, "from_hours"),
    (*L, "usage", "booked_minutes"),
    (*L, "usage", "used_minutes"),
    (*L, "studio", "buffer_before_min"),
    (*L, "studio", "buffer_after_min"),
    (*L, "deposit", "claim_window_hours"),
]
OPTIONAL_COUNTS = [
    (*P, "apology_credit_cents"),
    (*P, "ppv_delivery_days"),
    (*B, "to_hours"),
    (*L, "access", "revisions_used"),
    (*L, "access", "revisions_included"),
    (*L, "subscription", "outage_minutes"),
]
PERCENTS = [(*B, "buyer_refund_pct"), (*B, "platform_fee_refund_pct")]
OPTIONAL_PERCENTS = [
    (*P, "rebooked_refund_pct"),
    (*P, "quality_refund_pct"),
    (*P, "tariff_pct"),
]
TIMES = [
    ("payment", "captured_at"),
    ("cancellation", "at"),
    (*L, "starts_at"),
    (*L, "ends_at"),
    (*L, "cancellation", "at"),
    (*L, "rebooking", "at"),
    (*L, "subscription", "period_start"),
    (*L, "subscription", "period_end"),
]
OPTIONAL_TIMES = [
    (*L, "milestones", 0, "due_at"),
    (*L, "milestones", 0, "delivered_at"),
    (*L, "milestones", 0, "approved_at"),
    (*L, "access", "delivered_at"),
    (*L, "access", "finals_accessed_at"),
    (*L, "access", "due_at"),
    (*L, "access", "approved_at"),
]
FLAGS = [
    (*P, "provider_cancel_full_refund"),
    (*L, "studio", "cleaning_waived"),
    (*L, "access", "quality_validated"),
    (*L, "subscription", "involuntary_churn"),
]
CHOICES = [
    (*L, "kind"),
    (*P, "kernel"),
    ("cancellation", "by"),
    (*L, "cancellation", "by"),
    (*L, "deposit", "kind"),
]
HOURS = [(*L, "studio", "booked_hours"), (*L, "studio", "min_hours")]
OBJECTS = [("payment",), P]
OPTIONAL_OBJECTS = [
    ("cancellation",),
    (*L, "cancellation"),
    (*L, "usage"),
    (*L, "rebooking"),
    (*L, "studio"),
    (*L, "deposit"),
    (*L, "access"),
    (*L, "subscription"),
]
LISTS = [("legs",), (*P, "bands")]
ROWS = [L, B, (*L, "milestones", 0)]

NO_TEXT = [5, "", True, ["x"], {}]
NO_NAME: list[object] = [5, True, ["x"], {}]
NO_WHOLE = [-1, TOO_MUCH, True, 1.5, 100.0, "100", [1], {}, -(2**70)]
NO_PERCENT = [-1, 101, True, 50.0, "50"]
NO_TIME = [
    "2026-12-05T18:00:00",
    "2026-12-05",
    "yesterday",
    "",
    "2026-13-05T18:00:00Z",
    "2026-W49-6T18:00:00Z",
    "20261205T180000Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    1796493600,
    True,
    ["x"],
]
NO_FLAG = [1, "true", [], {}]
NO_CHOICE = ["seller", "", 1, True, ["buyer"], {}]
NO_HOURS = [4, 4.0, "-1", "4.", ".5", "1e3", "+4", "٤", "4,0", "", True, "9" * 7, "1." + "0" * 19]
NO_OBJECT = [5, "x", True, []]
NO_LIST = [5, "x", True, {}]

WRONG = [
    *((path, value) for path in TEXTS for value in (MISSING, None, *NO_TEXT)),
    *((path, value) for path in TEXTS_OR_NULL for value in NO_TEXT),
    *((path, value) for path in (*AMOUNTS, *COUNTS) for value in (MISSING, None, *NO_WHOLE)),
    *((path, value) for path in OPTIONAL_COUNTS for value in NO_WHOLE),
    *((path, value) for path in PERCENTS for value in (MISSING, None, *NO_PERCENT)),
    *((path, value) for path in OPTIONAL_PERCENTS for value in NO_PERCENT),
    *((path, value) for path in TIMES for value in (MISSING, None, *NO_TIME)),
    *((path, value) for path in OPTIONAL_TIMES for value in NO_TIME),
    *((path, value) for path in FLAGS for value in NO_FLAG),
    *((path, value) for path in CHOICES for value in (MISSING, None, *NO_CHOICE)),
    *(((*L, "no_show"), value) for value in NO_CHOICE),
    *((path, value) for path in HOURS for value in (MISSING, None, *NO_HOURS)),
    *((path, value) for path in OBJECTS for value in (MISSING, None, *NO_OBJECT)),
    *((path, value) for path in OPTIONAL_OBJECTS for value in NO_OBJECT),
    *((path, value) for path in LISTS for value in (MISSING, None, [], *NO_LIST)),
    *(((*L, "milestones"), value) for value in ([], *NO_LIST)),
    *((path, value) for path in ROWS for value in (None, *NO_OBJECT)),
    *((("currency",), value) for value in (MISSING, None, "usd", "US", "USDX", "ÜSD", 5, True)),
    *(((*P, "name"), value) for value in NO_NAME),
    *(((*L, "access", "defects_unresolved"), value) for value in (-1, TOO_MUCH, "yes", 0.5)),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_field_of_the_wrong_kind_is_refused_by_its_path(
    path: tuple[str | int, ...], value: object
) -> None:
    assert fault_of(spoilt(path, value)).path == written(path)


def test_the_order_that_is_spoilt_above_is_itself_valid() -> None:
    assert not isinstance(read_snapshot(full_order()), SnapshotFault)


@pytest.mark.parametrize("data", [None, True, 5, 1.5, "text", [], [{}], float("nan"), object()])
def test_what_is_no_object_is_refused_as_a_whole(data: object) -> None:
    assert fault_of(data) == SnapshotFault(path="", message="The snapshot must be a JSON object.")


BAD_BANDS = [
    ("overlap", [band(0, 24, 0, 0), band(20, None, 50, 0)], "[1].from_hours"),
    ("a gap", [band(0, 24, 0, 0), band(25, None, 50, 0)], "[1].from_hours"),
    ("a gap, listed far to near", [band(25, None, 50, 0), band(0, 24, 0, 0)], "[0].from_hours"),
    ("twice the same", [band(0, None, 0, 0), band(0, None, 0, 0)], "[1].from_hours"),
    ("open below another", [band(0, None, 0, 0), band(24, None, 50, 0)], "[1].from_hours"),
    ("not from 0", [band(1, None, 50, 0)], "[0].from_hours"),
    ("not open", [band(0, 24, 50, 0)], "[0].to_hours"),
    ("empty", [band(0, 0, 50, 0), band(0, None, 50, 0)], "[0].to_hours"),
    ("backwards", [band(0, 24, 0, 0), band(24, 3, 50, 0)], "[1].to_hours"),
    ("rising", [band(0, 24, 51, 0), band(24, None, 50, 0)], "[0].buyer_refund_pct"),
]


@pytest.mark.parametrize("kind", ["talent", "studio", "tip"])
@pytest.mark.parametrize(("bands", "place"), [case[1:] for case in BAD_BANDS])
def test_bands_must_cover_the_time_to_the_start_once_and_never_rise(
    kind: str, bands: list[Json], place: str
) -> None:
    data = order_json(leg_json(kind, policy={"bands": bands}))
    assert fault_of(data).path == f"legs[0].policy.bands{place}"


def test_a_fee_refund_may_rise_as_the_start_nears() -> None:
    bands = [band(0, 24, 10, 100), band(24, None, 10, 0)]
    assert not isinstance(
        read_snapshot(order_json(leg_json(policy={"bands": bands}))), SnapshotFault
    )


@pytest.mark.parametrize("kind", ["talent", "studio"])
def test_bands_are_required_where_time_is_sold(kind: str) -> None:
    data = order_json(leg_json(kind, policy={"bands": None}))
    assert fault_of(data).path == "legs[0].policy.bands"


@pytest.mark.parametrize("kernel", ["studio", "timeband", "time_band_2", "TIME_BAND"])
def test_the_kernel_must_be_known_and_fit_the_kind(kernel: str) -> None:
    data = order_json(leg_json(policy={"kernel": kernel}))
    assert fault_of(data).path == "legs[0].policy.kernel"


def _milestones(*amounts: int) -> list[Json]:
    return [{"milestone_id": f"m{at}", "amount_cents": cents} for at, cents in enumerate(amounts)]


def _captured(cents: int) -> Json:
    data = order_json()
    data["payment"]["captured_cents"] = cents
    return data


def _studio(**changes: Any) -> Json:
    data = full_order()
    data["legs"][0]["studio"] |= changes
    return data


def _uncharged() -> Json:
    data = order_json()
    data["payment"]["charge"] = None
    return data


SPANNING: list[tuple[Callable[[], object], str]] = [
    (
        lambda: order_json(leg_json("deliverable", milestones=_milestones(1, 99998))),
        "legs[0].milestones",
    ),
    (
        lambda: order_json(leg_json("deliverable", milestones=_milestones(1, 100000))),
        "legs[0].milestones",
    ),
    (lambda: _studio(cleaning_fee_cents=20001), "legs[0].studio"),
    (lambda: _studio(booked_hours="4.750025"), "legs[0].studio"),
    (lambda: _captured(119074), "legs"),
    (lambda: _captured(119076), "legs"),
    (_uncharged, "payment.charge"),
    (lambda: order_json(leg_json(), leg_json()), "legs[1].leg_id"),
    (lambda: order_json(leg_json(ends_at="2026-12-05T17:59:59.999999Z")), "legs[0].ends_at"),
    (lambda: order_json(leg_json("tip", ends_at="2026-12-05T17:59:59Z")), "legs[0].ends_at"),
    (
        lambda: spoilt((*L, "subscription", "period_end"), "2026-12-05T17:59:59Z"),
        "legs[0].subscription.period_end",
    ),
    (lambda: order_json(leg_json(), leg_json(leg_id="leg_2", kind="room")), "legs[1].kind"),
]


@pytest.mark.parametrize(("data", "path"), SPANNING)
def test_fields_must_agree_with_each_other(data: Callable[[], object], path: str) -> None:
    assert fault_of(data()).path == path


def test_studio_parts_may_fill_the_subtotal_to_the_rounded_cent() -> None:
    assert not isinstance(read_snapshot(_studio(cleaning_fee_cents=20000)), SnapshotFault)
    assert not isinstance(read_snapshot(_studio(booked_hours="4.750024")), SnapshotFault)


UNSAYABLE: list[tuple[Json, str]] = [
    (order_json(buyer_id="\ud83d"), "buyer_id"),
    (order_json(leg_json(note={"words": ["a", "\udc00"]})), "legs[0].note.words[1]"),
    (order_json(buyer_id="a\x00b"), "buyer_id"),
    (order_json(leg_json(note={"words": ["a", "\x00"]})), "legs[0].note.words[1]"),
    (order_json(note={"\x00": 1}), "note"),
    (order_json(**{"\ud800": 1}), ""),
    (order_json(leg_json(weight=math.nan)), "legs[0].weight"),
    (order_json(leg_json(weight=10**400)), "legs[0].weight"),
    (order_json(leg_json(weight={1, 2})), "legs[0].weight"),
    (order_json(**{"odd name": math.inf}), '["odd name"]'),
]


@pytest.mark.parametrize(("data", "path"), UNSAYABLE)
def test_what_cannot_be_stored_is_refused_even_in_unknown_fields(data: Json, path: str) -> None:
    assert fault_of(data).path == path


def test_a_backslash_before_u0000_is_no_nul() -> None:
    assert not isinstance(read_snapshot(order_json(buyer_id="\\u0000")), SnapshotFault)


def test_a_document_nested_without_end_is_refused() -> None:
    data = order_json()
    data["self"] = data
    assert "deeper" in fault_of(data).message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            order_json(leg_json(subtotal_cents=-5)),
            "legs[0].subtotal_cents must be whole cents from 0 to 2147483647, not -5.",
        ),
        (
            order_json(currency="usd"),
            'currency must be three capital letters such as "USD", not "usd".',
        ),
        (
            order_json(buyer_id=["x"]),
            "buyer_id must be a text that is not empty, not a list.",
        ),
        (
            order_json(leg_json(kind="k" * 90)),
            "legs[0].kind must be one of talent, studio, deliverable, ppv, request, tip, "
            f'subscription, not "{"k" * 39}….',
        ),
        (
            {"payment": {}},
            "payment.processor must be a text that is not empty, and is missing.",
        ),
    ],
)
def test_the_message_says_what_the_field_must_be(data: object, message: str) -> None:
    assert fault_of(data).message == message
