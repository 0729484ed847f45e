"""What the timeline says of evidence: hashes, and no name that somebody gave a file."""

from typing import Any

from core.cases.status import Awaiting
from core.evidence.evidence import Evidence
from core.timeline.event import Entry, EventType


def attached_entry(evidence: Evidence, *, side: Awaiting | None = None) -> Entry:
    """`side` is that of the party who attached it, None where staff did."""
    return _entry(
        EventType.EVIDENCE_ATTACHED,
        evidence,
        mime=evidence.mime,
        size_bytes=evidence.size_bytes,
        audience=evidence.audience.value,
        side=side and side.value,
    )


def redacted_entry(evidence: Evidence, *, reason: str) -> Entry:
    """The stub that stays of a file that is hidden."""
    return _entry(EventType.REDACTED, evidence, reason=reason)


def _entry(kind: EventType, evidence: Evidence, **more: Any) -> Entry:
    named = {"evidence_id": evidence.evidence_id, "sha256": evidence.sha256}
    return Entry(kind, {**named, **more})
