"""Reader of one leg, with the checks that span its fields."""

from datetime import datetime

from core.orders.json_path import under
from core.orders.kind import LegKind
from core.orders.leg import Leg
from core.orders.milestone import Milestone
from core.orders.reading.fields import Fields, cents, choice, text, text_or_none
from core.orders.reading.known_policy import read_known_policy
from core.orders.reading.misread import Misread, misread
from core.orders.reading.order import PARTIES, read_cancellation
from core.orders.reading.parts import part, part_or_none, rows
from core.orders.reading.session_terms import (
    read_deposit,
    read_rebooking,
    read_studio_terms,
    read_usage,
)
from core.orders.reading.times import instant, instant_or_none
from core.orders.reading.work_terms import read_access, read_milestone, read_subscription
from core.orders.studio_terms import StudioTerms
from core.parts import Parts

_KINDS = {kind.value: kind for kind in LegKind}


def read_leg(fields: Fields, path: str) -> Leg:
    kind = choice(fields, "kind", path, _KINDS)
    starts_at, ends_at = _read_session(fields, path, kind)
    paid = _read_paid(fields, path)
    return Leg(
        leg_id=text(fields, "leg_id", path),
        kind=kind,
        provider_id=text(fields, "provider_id", path),
        studio_id=text_or_none(fields, "studio_id", path),
        status=text(fields, "status", path),
        starts_at=starts_at,
        ends_at=ends_at,
        paid=paid,
        transferred_cents=cents(fields, "transferred_cents", path),
        transfer=text_or_none(fields, "transfer", path),
        cancellation=part_or_none(fields, "cancellation", path, read_cancellation),
        policy=part(fields, "policy", path, lambda it, place: read_known_policy(it, place, kind)),
        no_show=(
            None if fields.get("no_show") is None else choice(fields, "no_show", path, PARTIES)
        ),
        usage=part_or_none(fields, "usage", path, read_usage),
        rebooking=part_or_none(fields, "rebooking", path, read_rebooking),
        studio=_read_studio(fields, path, paid),
        deposit=part_or_none(fields, "deposit", path, read_deposit),
        milestones=_read_milestones(fields, path, paid),
        access=part_or_none(fields, "access", path, read_access),
        subscription=part_or_none(fields, "subscription", path, read_subscription),
    )


def _read_session(
    fields: Fields, path: str, kind: LegKind
) -> tuple[datetime | None, datetime | None]:
    """Start and end: sold time must have them, other kinds may."""
    if kind.is_a_session or fields.get("starts_at") is not None:
        starts_at, ends_at = instant(fields, "starts_at", path), instant(fields, "ends_at", path)
        if ends_at < starts_at:
            raise misread(fields, "ends_at", path, "must not be before starts_at")
        return starts_at, ends_at
    return None, instant_or_none(fields, "ends_at", path)


def _read_paid(fields: Fields, path: str) -> Parts:
    return Parts(
        cents(fields, "subtotal_cents", path),
        cents(fields, "service_tax_cents", path),
        cents(fields, "platform_fee_cents", path),
        cents(fields, "platform_fee_tax_cents", path),
    )


def _read_studio(fields: Fields, path: str, paid: Parts) -> StudioTerms | None:
    terms = part_or_none(fields, "studio", path, read_studio_terms)
    if terms is not None and terms.priced_cents > paid.subtotal_cents:
        raise Misread(
            under(path, "studio"),
            f"prices booked hours and cleaning at {terms.priced_cents} cents, more than the "
            f"subtotal of {paid.subtotal_cents}",
        )
    return terms


def _read_milestones(fields: Fields, path: str, paid: Parts) -> tuple[Milestone, ...]:
    if fields.get("milestones") is None:
        return ()
    milestones = rows(fields, "milestones", path, read_milestone)
    promised = sum(milestone.amount_cents for milestone in milestones)
    if promised != paid.subtotal_cents:
        raise Misread(
            under(path, "milestones"),
            f"must sum to the subtotal of {paid.subtotal_cents} cents, not {promised}",
        )
    return milestones
