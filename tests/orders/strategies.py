"""Hypothesis strategies for valid order snapshots of every kind, as JSON.

`snapshots()` draws whole orders; `snapshots(kinds=("talent",))` keeps to some kinds. Amounts,
times and every optional part vary; what a snapshot must be to be valid always holds.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from core.orders.kind import KERNELS, LegKind

Json = dict[str, Any]
Draw = st.DrawFn

ALL_KINDS = tuple(kind.value for kind in LegKind)
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
PARTIES = ("buyer", "provider")
DEPOSITS = ("authorization_hold", "charge_refundable", "nonrefundable_fee")

names = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=5)
amounts = st.one_of(st.integers(0, 300), st.integers(0, 2_000_000))
percents = st.integers(0, 100)
identifiers = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
minutes = st.one_of(st.integers(0, 600), st.integers(0, 100_000))
moments = st.one_of(
    st.integers(0, 400 * 24 * 60).map(lambda count: EPOCH + timedelta(minutes=count)),
    st.integers(0, 400 * 86_400_000_000).map(lambda count: EPOCH + timedelta(microseconds=count)),
)


def _written(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


times = moments.map(_written)
cancellations = st.fixed_dictionaries({"by": st.sampled_from(PARTIES), "at": times})


@st.composite
def intervals(draw: Draw, *, longest_minutes: int = 3000) -> tuple[str, str]:
    """A start and an end, the end not before the start."""
    start = draw(moments)
    return _written(start), _written(
        start + timedelta(minutes=draw(st.integers(0, longest_minutes)))
    )


@st.composite
def band_lists(draw: Draw) -> list[Json]:
    """Bands that cover all the time to the start, in any order, never rising towards it."""
    edges = [0, *sorted(draw(st.sets(st.integers(1, 500), max_size=4)))]
    service = sorted(draw(st.lists(percents, min_size=len(edges), max_size=len(edges))))
    bands = [
        {
            "from_hours": start,
            "to_hours": end,
            "buyer_refund_pct": percent,
            "platform_fee_refund_pct": draw(percents),
        }
        for start, end, percent in zip(edges, [*edges[1:], None], service, strict=True)
    ]
    return draw(st.permutations(bands))


@st.composite
def policies(draw: Draw, kind: str) -> Json:
    """A policy for a leg of `kind`; fields with a default are sometimes left out."""
    optional = {
        "provider_cancel_full_refund": st.booleans(),
        "rebooked_refund_pct": percents,
        "apology_credit_cents": amounts,
        "ppv_delivery_days": st.integers(0, 60),
        "quality_refund_pct": percents,
        "tariff_pct": percents,
    }
    policy = draw(
        st.fixed_dictionaries({"version": st.integers(0, 9), "name": names}, optional=optional)
    )
    policy["kernel"] = KERNELS[LegKind(kind)]
    if kind in {"talent", "studio"}:
        policy["bands"] = draw(band_lists())
    return policy


@st.composite
def milestone_lists(draw: Draw, subtotal: int) -> list[Json]:
    """Milestones that sum to the subtotal."""
    cuts = sorted(draw(st.lists(st.integers(0, subtotal), max_size=3)))
    shares = [end - start for start, end in zip([0, *cuts], [*cuts, subtotal], strict=True)]
    maybe = st.none() | times
    return [
        {
            "milestone_id": f"m{number}",
            "amount_cents": share,
            "due_at": draw(maybe),
            "delivered_at": draw(maybe),
            "approved_at": draw(maybe),
        }
        for number, share in enumerate(shares)
    ]


@st.composite
def studio_terms(draw: Draw, subtotal: int) -> Json:
    """Hourly price and cleaning that fit in the subtotal."""
    cleaning = draw(st.integers(0, subtotal))
    booked = draw(st.integers(1, 240))
    return {
        "hourly_cents": draw(st.integers(0, (subtotal - cleaning) * 10 // booked)),
        "booked_hours": f"{booked // 10}.{booked % 10}",
        "min_hours": draw(st.sampled_from(("0", "0.5", "1", "2.0", "3.25"))),
        "cleaning_fee_cents": cleaning,
        "cleaning_waived": draw(st.booleans()),
        "buffer_before_min": draw(st.integers(0, 180)),
        "buffer_after_min": draw(st.integers(0, 180)),
    }


usages = st.fixed_dictionaries({"booked_minutes": minutes, "used_minutes": minutes})
rebookings = st.fixed_dictionaries({"at": times, "subtotal_cents": amounts})
deposits = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(DEPOSITS),
        "amount_cents": amounts,
        "payment_intent": identifiers.map("pi_".__add__),
        "claim_window_hours": st.integers(0, 200),
    }
)
accesses = st.fixed_dictionaries(
    {},
    optional={
        "delivered_at": st.none() | times,
        "finals_accessed_at": st.none() | times,
        "quality_validated": st.booleans(),
        "due_at": st.none() | times,
        "approved_at": st.none() | times,
        "revisions_used": st.integers(0, 4),
        "revisions_included": st.integers(0, 4),
        "defects_unresolved": st.booleans() | st.integers(0, 3),
    },
)


@st.composite
def subscriptions(draw: Draw) -> Json:
    start, end = draw(intervals(longest_minutes=60_000))
    return {
        "period_start": start,
        "period_end": end,
        "outage_minutes": draw(minutes),
        "involuntary_churn": draw(st.booleans()),
    }


def _terms_of(kind: str, subtotal: int) -> dict[str, st.SearchStrategy[Any]]:
    """The kind-specific parts a leg of `kind` may have."""
    usage = {"usage": st.none() | usages, "no_show": st.none() | st.sampled_from(PARTIES)}
    terms: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "talent": {**usage, "rebooking": st.none() | rebookings},
        "studio": {**usage, "studio": st.none() | studio_terms(subtotal)},
        "deliverable": {"milestones": st.none() | milestone_lists(subtotal)},
        "ppv": {"access": st.none() | accesses},
        "request": {"access": st.none() | accesses},
        "subscription": {"subscription": st.none() | subscriptions()},
    }
    return {**terms.get(kind, {}), "deposit": st.none() | deposits}


@st.composite
def legs(draw: Draw, kinds: Sequence[str] = ALL_KINDS) -> Json:
    """A valid leg of one of the kinds, cancelled or not."""
    kind = draw(st.sampled_from(kinds))
    subtotal = draw(amounts)
    leg: Json = {
        "leg_id": f"leg_{draw(identifiers)}",
        "kind": kind,
        "provider_id": f"usr_{draw(identifiers)}",
        "studio_id": draw(st.none() | identifiers.map("std_".__add__)),
        "status": draw(st.sampled_from(("confirmed", "in_progress", "completed", "cancelled"))),
        "subtotal_cents": subtotal,
        "service_tax_cents": draw(amounts),
        "platform_fee_cents": draw(amounts),
        "platform_fee_tax_cents": draw(amounts),
        "transferred_cents": 0,
        "transfer": None,
        "cancellation": draw(st.none() | cancellations),
        "policy": draw(policies(kind)),
        **draw(st.fixed_dictionaries({}, optional=_terms_of(kind, subtotal))),
    }
    if kind in {"talent", "studio"} or draw(st.booleans()):
        leg["starts_at"], leg["ends_at"] = draw(intervals())
    return leg


@st.composite
def snapshots(draw: Draw, kinds: Sequence[str] = ALL_KINDS, max_legs: int = 3) -> Json:
    """A valid order: one to `max_legs` legs whose parts sum to card and credit."""
    sold = draw(
        st.lists(legs(kinds), min_size=1, max_size=max_legs, unique_by=lambda leg: leg["leg_id"])
    )
    parts = ("subtotal_cents", "service_tax_cents", "platform_fee_cents", "platform_fee_tax_cents")
    total = sum(leg[part] for leg in sold for part in parts)
    credit = draw(st.sampled_from((0, 0, total // 3, total)))
    return {
        "order_id": f"ord_{draw(identifiers)}",
        "version": draw(st.integers(0, 1000)),
        "currency": draw(st.sampled_from(("USD", "EUR", "JPY"))),
        "buyer_id": f"usr_{draw(identifiers)}",
        "lbg_id": draw(st.none() | identifiers.map("lbg_".__add__)),
        "payment": {
            "processor": "stripe",
            "payment_intent": "pi_1",
            "charge": "ch_1",
            "captured_cents": total - credit,
            "credit_cents": credit,
            "captured_at": draw(times),
        },
        "cancellation": draw(st.none() | cancellations),
        "legs": sold,
    }
