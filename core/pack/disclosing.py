"""What of a case may leave the house, by the purpose of its pack."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from core.pack.material import CaseMaterial
from core.pack.purpose import PackPurpose
from core.timeline.event import Event, EventType
from core.timeline.message import Audience
from core.timeline.words import FREE_WORDS

AMONG_STAFF = frozenset(
    {
        EventType.NOTE,
        EventType.ASSIGNED,
        EventType.PRIORITY_CHANGE,
        EventType.ESCALATED,
        EventType.RESTRICTED,
        EventType.WATCHERS_CHANGED,
        EventType.LINKED,
        EventType.SLA_BREACH,
        EventType.REFUND_PROPOSED,
        EventType.REFUND_APPROVED,
        EventType.REFUND_REJECTED,
        EventType.DMCA_OVERDUE,
        EventType.VIOLATION_DECIDED,
        EventType.VIOLATION_APPEALED,
        EventType.VIOLATION_REVIEWED,
    }
)
"""How staff divide work and decide among themselves, and which other cases there are."""


def disclosed(material: CaseMaterial, purpose: PackPurpose) -> CaseMaterial:
    """The material as its reader may see it; staff see it whole.

    A bank gets what participants can read. Free words on the timeline and on money are typed by
    staff for staff, so their codes and amounts go and the words stay.
    """
    if purpose is PackPurpose.INTERNAL:
        return material
    notes = {each.message_id for each in material.messages if each.audience is Audience.STAFF}
    kept_back = {each.evidence_id for each in material.evidence if each.audience is Audience.STAFF}
    return evolve(
        material,
        case=evolve(material.case, owner_admin=None, watchers=()),
        events=tuple(_outward(material.events, notes | kept_back)),
        messages=tuple(each for each in material.messages if each.message_id not in notes),
        evidence=tuple(each for each in material.evidence if each.evidence_id not in kept_back),
        refunds=tuple(evolve(each, note=None) for each in material.refunds),
        holds=tuple(evolve(each, reason="") for each in material.holds),
        claims=tuple(evolve(each, reason="") for each in material.claims),
        dmca_claims=(),
        dmca_words=(),
        violations=(),
        postings=(),
    )


def _is_among_staff(event: Event) -> bool:
    """Nobody can say of what other teams write on their own whom it is meant for."""
    return event.type in AMONG_STAFF or not isinstance(event.type, EventType)


def _outward(events: Iterable[Event], kept_back: set[str]) -> Iterator[Event]:
    for event in events:
        about = {event.payload.get("message_id"), event.payload.get("evidence_id")}
        if _is_among_staff(event) or about & kept_back:
            continue
        words = FREE_WORDS.get(event.type, frozenset())
        told = {name: value for name, value in event.payload.items() if name not in words}
        yield evolve(event, payload=told)
