"""Files on cases in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.evidence.blocked import Blocked
from core.evidence.evidence import Evidence, EvidenceStatus
from core.timeline.message import Audience

EVIDENCE = Table(
    "evidence",
    SCHEMA,
    Column("evidence_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("file_name", Text),
    Column("mime", Text),
    Column("size_bytes", BigInteger),
    Column("sha256", Text),
    Column("audience", Text),
    Column("uploaded_by", Text),
    Column("requested_at", INSTANT),
    Column("expires_at", INSTANT),
    Column("status", Text),
    Column("attached_at", INSTANT),
    Column("s3_key", Text),
    Column("s3_version", Text),
    Column("refusal", Text),
    Column("redacted_at", INSTANT),
    Column("redacted_by", Text),
    Column("version", BigInteger),
)
ANNOUNCED = frozenset(
    {
        *("case_id", "mime", "size_bytes", "sha256", "audience"),
        *("uploaded_by", "requested_at", "expires_at"),
    }
)
_GET = select(EVIDENCE).where(EVIDENCE.c.evidence_id == bindparam("evidence_id"))
_OF_CASE = (
    select(EVIDENCE)
    .where(EVIDENCE.c.case_id == bindparam("case_id"))
    .order_by(EVIDENCE.c.requested_at, EVIDENCE.c.evidence_id)
)
_INSERT = insertion(EVIDENCE)
_UPDATE = guarded_update(EVIDENCE, never_changed=ANNOUNCED)


@frozen(eq=False)
class AuroraEvidences:
    """ports/evidences.py over sup.evidence."""

    _session: Session
    _pending: PendingWrites

    def get(self, evidence_id: str) -> Evidence | None:
        row = self._session.row(_GET, evidence_id=evidence_id)
        return None if row is None else evidence_from_row(row)

    def of_case(self, case_id: str) -> tuple[Evidence, ...]:
        return tuple(map(evidence_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def add(self, evidence: Evidence) -> None:
        row, key = evidence_to_row(evidence), (evidence.evidence_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="evidence", key=key)

    def save(self, evidence: Evidence) -> None:
        row, key = evidence_to_row(evidence), {"evidence_id": evidence.evidence_id}
        self._pending.replace(_UPDATE, row, turn=Turn.EVIDENCE, kind="evidence", key=key)


def evidence_to_row(evidence: Evidence) -> Row:
    words = {
        "status": evidence.status.value,
        "audience": evidence.audience.value,
        "refusal": evidence.refusal and evidence.refusal.value,
    }
    return {**asdict(evidence), **words}


def evidence_from_row(row: Row) -> Evidence:
    words = {
        "status": EvidenceStatus(row["status"]),
        "audience": Audience(row["audience"]),
        "refusal": row["refusal"] and Blocked(row["refusal"]),
    }
    return Evidence(**{**in_utc(row), **words})
