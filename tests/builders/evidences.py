"""Files on cases for tests."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from core.evidence.evidence import Evidence
from core.timeline.message import Audience
from tests.builders.instants import NOON, minutes_later

CONTENT = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\3\x08\2\0\0\0" + b"pixels" * 20


def some_evidence(evidence_id: str = "sfl_1", **changes: Any) -> Evidence:
    """Announced on sca_1 by usr_b1, a small PNG; nothing has arrived."""
    known: dict[str, Any] = {
        "evidence_id": evidence_id,
        "case_id": "sca_1",
        "file_name": "lamp.png",
        "mime": "image/png",
        "size_bytes": len(CONTENT),
        "sha256": sha256(CONTENT).hexdigest(),
        "audience": Audience.PARTICIPANTS,
        "uploaded_by": "usr_b1",
        "requested_at": NOON,
        "expires_at": NOON + timedelta(minutes=15),
    }
    return Evidence(**(known | changes))


def as_attached(evidence: Evidence) -> Evidence:
    return evidence.attached(s3_key=evidence.kept_under, s3_version="v-1", when=minutes_later(3))


def as_redacted(evidence: Evidence) -> Evidence:
    """What an attached file becomes."""
    return evidence.redacted(by="usr_agent", when=minutes_later(9))
