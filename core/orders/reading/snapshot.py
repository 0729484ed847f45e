"""The door for order snapshots: whole and valid, or a fault (kernels.md, *Order snapshot*)."""

from hashlib import sha256

from core.orders.canonical_json import NotJson, canonical_json
from core.orders.json_path import item, under
from core.orders.leg import Leg
from core.orders.nul_character import place_of_nul
from core.orders.payment import Payment
from core.orders.reading.fields import Fields, text, text_or_none, whole
from core.orders.reading.leg import read_leg
from core.orders.reading.misread import Misread, misread, shown
from core.orders.reading.order import read_cancellation, read_currency, read_payment
from core.orders.reading.parts import part, part_or_none, rows
from core.orders.snapshot import OrderSnapshot
from core.orders.snapshot_fault import SnapshotFault

_ESCAPED_NUL = b"\\u0000"


def read_snapshot(data: object, *, canonical: bytes | None = None) -> OrderSnapshot | SnapshotFault:
    """The snapshot `data` (parsed JSON) describes, or the first fault found in it.

    Never raises, whatever `data` is. `data` is kept as `received` and must not be changed
    afterwards. `canonical` is its canonical form, for those who have written it already.
    """
    if not isinstance(data, dict):
        return _fault("", "must be a JSON object")
    try:
        return _read(data, canonical or canonical_json(data))
    except (Misread, NotJson) as fault:
        return _fault(fault.path, fault.message)


def _fault(path: str, complaint: str) -> SnapshotFault:
    return SnapshotFault(path=path, message=f"{path or 'The snapshot'} {complaint}.")


def _read(fields: Fields, canonical: bytes) -> OrderSnapshot:
    _refuse_nul(fields, canonical)
    payment = part(fields, "payment", "", read_payment)
    return OrderSnapshot(
        order_id=text(fields, "order_id", ""),
        version=whole(fields, "version", ""),
        currency=read_currency(fields),
        buyer_id=text(fields, "buyer_id", ""),
        lbg_id=text_or_none(fields, "lbg_id", ""),
        payment=payment,
        cancellation=part_or_none(fields, "cancellation", "", read_cancellation),
        legs=_read_legs(fields, payment),
        sha256=sha256(canonical).hexdigest(),
        received=fields,
    )


def _refuse_nul(fields: Fields, canonical: bytes) -> None:
    if _ESCAPED_NUL in canonical and (place := place_of_nul(fields)) is not None:
        raise Misread(place, "must not hold the character NUL")


def _read_legs(fields: Fields, payment: Payment) -> tuple[Leg, ...]:
    legs = rows(fields, "legs", "", read_leg)
    if not legs:
        raise misread(fields, "legs", "", "must have at least one leg")
    _refuse_twins(legs)
    sold = sum([leg.paid.total_cents for leg in legs])
    if sold != payment.paid_cents:
        raise Misread(
            "legs",
            f"have parts that sum to {sold} cents, but captured_cents and credit_cents sum to "
            f"{payment.paid_cents}",
        )
    return legs


def _refuse_twins(legs: tuple[Leg, ...]) -> None:
    seen: set[str] = set()
    for index, leg in enumerate(legs):
        if leg.leg_id in seen:
            place = under(item("legs", index), "leg_id")
            raise Misread(place, f"repeats {shown(leg.leg_id)}, which an earlier leg has")
        seen.add(leg.leg_id)
