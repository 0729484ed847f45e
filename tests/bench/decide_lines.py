"""Lines of the replay to measure with: the order of kernels.md, and a mix of every kind."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from core.orders.kind import LegKind
from core.refunds.reasons import RefundReason
from tests.orders.worked_example import cancelled, leg_json, order_json

Json = dict[str, Any]

STARTS = datetime(2026, 12, 5, 18, tzinfo=UTC)
KINDS = tuple(kind.value for kind in LegKind)
REASONS = tuple(reason.value for reason in RefundReason)
STUDIO: Json = {
    "hourly_cents": 20000,
    "booked_hours": "4.0",
    "min_hours": "2.0",
    "cleaning_fee_cents": 5000,
    "cleaning_waived": False,
    "buffer_before_min": 30,
    "buffer_after_min": 30,
}
DEPOSIT: Json = {
    "kind": "authorization_hold",
    "amount_cents": 30000,
    "payment_intent": "pi_dep",
    "claim_window_hours": 72,
}


def lines_of_the_specification(count: int) -> list[bytes]:
    """The order of kernels.md, cancelled at every minute before its start."""
    return [
        _line(order_json(cancellation=cancelled("buyer", _written(STARTS - _minutes(minute)))))
        for minute in range(count)
    ]


def lines_of_their_own_policy(count: int) -> list[bytes]:
    """The same, but no two of them under the same policy."""
    cancellation = cancelled("buyer", "2026-12-02T18:00:00Z")
    return [
        _line(order_json(leg_json(policy={"version": number}), cancellation=cancellation))
        for number in range(count)
    ]


def lines_beyond_ascii(count: int) -> list[bytes]:
    """The order of kernels.md with a word that takes more than ASCII, by another minute each."""
    return [
        _line(
            order_json(
                note="Zoë", cancellation=cancelled("buyer", _written(STARTS - _minutes(minute)))
            )
        )
        for minute in range(count)
    ]


def lines_of_every_kind(count: int) -> list[bytes]:
    """Orders of one to three legs, some cancelled, some with refunds, one in fifty at fault."""
    chance = Random(20261205)  # noqa: S311 - the same lines for everybody
    return [_mixed(chance, number) for number in range(count)]


def _mixed(chance: Random, number: int) -> bytes:
    if number % 50 == 49:
        return _line(order_json(currency="dollars"))
    kinds = chance.choices(KINDS, k=chance.choice((1, 1, 1, 2, 3)))
    legs = [_leg(chance, kind, f"leg_{index}") for index, kind in enumerate(kinds)]
    when = _written(STARTS - _minutes(chance.randrange(-2_000, 12_000)))
    cancellation = cancelled(chance.choice(("buyer", "buyer", "provider")), when)
    order = order_json(
        *legs,
        order_id=f"ord_{number}",
        cancellation=chance.choice((None, cancellation)),
    )
    refunds = [{"leg_id": "leg_0", "amount_cents": 500, "status": "succeeded"}]
    extra: list[Json] = [{}, {"earlier_refunds": refunds}, {"facts": {"deposit_claim": "open"}}]
    return _line(order, reason=chance.choice(REASONS), **chance.choice(extra))


def _leg(chance: Random, kind: str, leg_id: str) -> Json:
    when = _written(STARTS - _minutes(chance.randrange(20_000)))
    terms: dict[str, Json] = {
        "talent": {"usage": {"booked_minutes": 240, "used_minutes": chance.randrange(240)}},
        "studio": {"studio": STUDIO, "deposit": DEPOSIT},
        "deliverable": {"milestones": list(_milestones(when))},
        "ppv": {"access": {"delivered_at": when, "finals_accessed_at": None}},
        "request": {"access": {"delivered_at": None, "due_at": when, "revisions_included": 2}},
        "subscription": {
            "subscription": {
                "period_start": when,
                "period_end": "2026-12-31T00:00:00Z",
                "outage_minutes": chance.randrange(1_000),
                "involuntary_churn": False,
            }
        },
    }
    subtotal = chance.randrange(95_000, 200_000) if kind != "deliverable" else 100_000
    return leg_json(kind, leg_id=leg_id, subtotal_cents=subtotal, **terms.get(kind, {}))


def _milestones(when: str) -> Iterator[Json]:
    for number, (amount, delivered) in enumerate(((40_000, when), (60_000, None))):
        yield {
            "milestone_id": f"m{number}",
            "amount_cents": amount,
            "due_at": when,
            "delivered_at": delivered,
            "approved_at": delivered,
        }


def _line(order: Json, reason: str = "buyer_cancelled", **more: Any) -> bytes:
    asked = {"order": order, "case_created_at": "2026-12-04T00:00:00Z", "reason": reason, **more}
    return json.dumps(asked, ensure_ascii=False).encode()


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def _written(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
