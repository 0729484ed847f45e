"""What a valid snapshot reads as."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from core.orders.deposit import DepositKind
from core.orders.kind import LegKind
from core.orders.party import Party
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.orders.snapshot_fault import SnapshotFault
from core.parts import Parts
from tests.orders.strategies import snapshots
from tests.orders.worked_example import leg_json, order_json, snapshot_of


def test_the_order_of_the_specification_is_read_whole() -> None:
    snapshot = snapshot_of(order_json(cancellation={"by": "buyer", "at": "2026-12-01T10:00:00Z"}))
    leg = snapshot.legs[0]
    assert (snapshot.order_id, snapshot.version, snapshot.currency) == ("ord_1001", 3, "USD")
    assert snapshot.payment.captured_at == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert snapshot.cancellation is not None
    assert snapshot.cancellation.by is Party.BUYER
    assert leg.kind is LegKind.TALENT
    assert leg.paid == Parts(100000, 8250, 10000, 825)
    assert [str(band) for band in leg.policy.bands] == ["< 24 h", "24..72 h", ">= 72 h"]


def test_the_hash_is_of_the_canonical_form_of_what_was_received() -> None:
    data = order_json(shipped_weight=1.5, note="häßlich")
    assert snapshot_of(data).sha256 == sha256(rfc8785.dumps(data)).hexdigest()


def test_unknown_fields_are_kept_and_change_nothing_but_the_hash() -> None:
    known = snapshot_of(order_json())
    data = order_json(leg_json(colour="red", policy={"season": "high"}), loyalty={"tier": 2})
    extended = snapshot_of(data)
    assert extended.received == data
    assert extended.legs == known.legs
    assert extended.sha256 != known.sha256


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-12-05T18:00:00Z", datetime(2026, 12, 5, 18, tzinfo=UTC)),
        ("2026-12-05T19:30:00+01:30", datetime(2026, 12, 5, 18, tzinfo=UTC)),
        ("2026-12-05T18:00:00.000001Z", datetime(2026, 12, 5, 18, 0, 0, 1, tzinfo=UTC)),
    ],
)
def test_times_are_kept_in_utc_to_the_microsecond(written: str, meant: datetime) -> None:
    starts_at = snapshot_of(order_json(leg_json(starts_at=written))).legs[0].starts_at
    assert starts_at == meant
    assert starts_at is not None
    assert starts_at.utcoffset() == timedelta()


@pytest.mark.parametrize("absent", [True, False])
def test_policy_fields_left_out_or_null_take_their_defaults(absent: bool) -> None:
    data = order_json(leg_json("tip"))
    policy = data["legs"][0]["policy"]
    for name in (
        "provider_cancel_full_refund",
        "rebooked_refund_pct",
        "apology_credit_cents",
        "ppv_delivery_days",
        "quality_refund_pct",
        "tariff_pct",
    ):
        policy[name] = None
        if absent:
            del policy[name]
    read = snapshot_of(data).legs[0].policy
    assert read.provider_cancel_full_refund
    assert (read.rebooked_refund_pct, read.apology_credit_cents) == (100, 0)
    assert (read.ppv_delivery_days, read.quality_refund_pct, read.tariff_pct) == (14, 50, 50)


@pytest.mark.parametrize(("name", "read"), [("Summer, 50 %", "Summer, 50 %"), ("", ""), (None, "")])
def test_the_name_of_a_policy_is_free_text(name: str | None, read: str) -> None:
    data = order_json(leg_json(policy={"name": name}))
    assert snapshot_of(data).legs[0].policy.name == read


def test_a_leg_that_is_no_session_needs_no_times() -> None:
    leg = snapshot_of(order_json(leg_json("tip", starts_at=None, ends_at=None))).legs[0]
    assert (leg.starts_at, leg.ends_at) == (None, None)


def test_every_kind_specific_part_is_read() -> None:
    at = "2026-12-05T18:00:00Z"
    leg = leg_json(
        "studio",
        usage={"booked_minutes": 240, "used_minutes": 90},
        rebooking={"at": at, "subtotal_cents": 80000},
        no_show="buyer",
        studio={
            "hourly_cents": 20000,
            "booked_hours": "4.0",
            "min_hours": "2.25",
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
        access={"delivered_at": at, "defects_unresolved": 2},
        subscription={"period_start": at, "period_end": at},
    )
    read = snapshot_of(order_json(leg)).legs[0]
    assert read.usage is not None
    assert read.usage.unused_minutes == 150
    assert read.rebooking is not None
    assert read.rebooking.subtotal_cents == 80000
    assert read.no_show is Party.BUYER
    assert read.studio is not None
    assert (str(read.studio.booked_hours), str(read.studio.min_hours)) == ("4", "2.25")
    assert read.deposit is not None
    assert read.deposit.kind is DepositKind.AUTHORIZATION_HOLD
    assert read.access is not None
    assert read.access.defects_unresolved
    assert read.subscription is not None
    assert read.subscription.period == timedelta()


def test_an_order_paid_by_credit_alone_needs_no_charge() -> None:
    data = order_json()
    data["payment"] |= {"captured_cents": 0, "credit_cents": 119075, "charge": None}
    assert snapshot_of(data).payment.charge is None


def test_a_leg_is_found_by_its_id() -> None:
    snapshot = snapshot_of(order_json(leg_json(leg_id="leg_a"), leg_json(leg_id="leg_b")))
    assert snapshot.leg("leg_b") is snapshot.legs[1]
    assert snapshot.leg("leg_c") is None


@given(snapshots())
def test_random_valid_orders_of_every_kind_are_read(data: dict[str, Any]) -> None:
    snapshot = snapshot_of(data)
    assert sum(leg.paid.total_cents for leg in snapshot.legs) == snapshot.payment.paid_cents
    assert read_snapshot(json.loads(json.dumps(data))) == snapshot


garbage = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("legs", "payment", "policy", "order_id", "bands"))
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(garbage)
def test_garbage_is_a_fault_and_never_raises(data: object) -> None:
    assert isinstance(read_snapshot(data), SnapshotFault)


@given(snapshots(max_legs=2), st.data())
def test_a_spoilt_snapshot_is_read_or_refused_but_never_raises(
    data: dict[str, Any], draw: st.DataObject
) -> None:
    node: Any = data
    while True:
        names = list(node) if isinstance(node, dict) else list(range(len(node)))
        name = draw.draw(st.sampled_from(names))
        if not (isinstance(node[name], dict | list) and node[name] and draw.draw(st.booleans())):
            break
        node = node[name]
    node[name] = draw.draw(garbage | st.just("2026-01-01T00:00:00Z") | st.just(2**31))
    assert isinstance(read_snapshot(data), OrderSnapshot | SnapshotFault)
