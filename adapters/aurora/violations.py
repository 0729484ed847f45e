"""Violations of the rules in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.conduct.ladder import Sanction
from core.conduct.violation import Violation, ViolationStatus

VIOLATION = Table(
    "violation",
    SCHEMA,
    Column("violation_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("user_id", Text),
    Column("rule", Text),
    Column("sanction", Text),
    Column("decided_by", Text),
    Column("reason", Text),
    Column("decided_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("policies_version", Integer),
    Column("status", Text),
    Column("appeal_reason", Text),
    Column("appealed_by", Text),
    Column("appealed_at", INSTANT),
    Column("reviewed_by", Text),
    Column("review_reason", Text),
    Column("reviewed_at", INSTANT),
    Column("version", BigInteger),
)
DECIDED = frozenset(
    {
        *("case_id", "user_id", "rule", "sanction", "decided_by", "decided_at"),
        "policies_version",
    }
)
_BY_AGE = select(VIOLATION).order_by(VIOLATION.c.decided_at, VIOLATION.c.violation_id)
_GET = select(VIOLATION).where(VIOLATION.c.violation_id == bindparam("violation_id"))
_OF_CASE = _BY_AGE.where(VIOLATION.c.case_id == bindparam("case_id"))
_OF_USER = _BY_AGE.where(VIOLATION.c.user_id == bindparam("user_id"))
_INSERT = insertion(VIOLATION)
_UPDATE = guarded_update(VIOLATION, never_changed=DECIDED)


@frozen(eq=False)
class AuroraViolations:
    """ports/violations.py over sup.violation."""

    _session: Session
    _pending: PendingWrites

    def get(self, violation_id: str) -> Violation | None:
        row = self._session.row(_GET, violation_id=violation_id)
        return None if row is None else violation_from_row(row)

    def of_case(self, case_id: str) -> tuple[Violation, ...]:
        return tuple(map(violation_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def of_user(self, user_id: str) -> tuple[Violation, ...]:
        return tuple(map(violation_from_row, self._session.rows(_OF_USER, user_id=user_id)))

    def add(self, violation: Violation) -> None:
        row, key = violation_to_row(violation), (violation.violation_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="violation", key=key)

    def save(self, violation: Violation) -> None:
        row, key = violation_to_row(violation), {"violation_id": violation.violation_id}
        self._pending.replace(_UPDATE, row, turn=Turn.VIOLATION, kind="violation", key=key)


def violation_to_row(violation: Violation) -> Row:
    words = {"status": violation.status.value, "sanction": violation.sanction.value}
    return {**asdict(violation), **words}


def violation_from_row(row: Row) -> Violation:
    words = {"status": ViolationStatus(row["status"]), "sanction": Sanction(row["sanction"])}
    return Violation(**{**in_utc(row), **words})
