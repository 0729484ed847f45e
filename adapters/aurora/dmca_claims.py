"""Copyright claims in the database."""

from datetime import datetime
from typing import Any

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Boolean, Column, Integer, Select, Table, Text, bindparam, select

from adapters.aurora.dmca_words import (
    DMCA_WORDS_OF_CASE,
    ERASE_DMCA_WORDS,
    INSERT_DMCA_WORDS,
    dmca_words_from_row,
    dmca_words_to_row,
)
from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.dmca.claim import DmcaClaim
from core.dmca.content_order import ContentAct
from core.dmca.status import DmcaStatus, RestoreGround
from core.dmca.words import DmcaWords

DMCA_CLAIM = Table(
    "dmca_claim",
    SCHEMA,
    Column("claim_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("status", Text),
    Column("creator_id", Text),
    Column("received_at", INSTANT),
    Column("hidden_at", INSTANT),
    Column("notified_at", INSTANT),
    Column("counter_noticed_at", INSTANT),
    Column("restore_not_before", INSTANT),
    Column("restore_not_after", INSTANT),
    Column("court_action_at", INSTANT),
    Column("closed_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("version", BigInteger),
    Column("claimant_id", Text),
    Column("filed_by", Text),
    Column("order_id", Text),
    Column("policies_version", Integer),
    Column("upheld_claims", Integer),
    Column("repeat_offender", Boolean),
    Column("counter_noticed_by", Text),
    Column("withdrawn_at", INSTANT),
    Column("restore_ground", Text),
    Column("restored_at", INSTANT),
    Column("overdue_at", INSTANT),
    Column("ordered", Text),
    Column("ordered_at", INSTANT),
    Column("order_number", Integer),
    Column("tries", Integer),
    Column("send_again_at", INSTANT),
)
RECEIVED = frozenset(
    {
        *("case_id", "creator_id", "claimant_id", "filed_by", "order_id"),
        *("received_at", "policies_version", "upheld_claims", "repeat_offender"),
    }
)
_C = DMCA_CLAIM.c
_BY_AGE = select(DMCA_CLAIM).order_by(_C.received_at, _C.claim_id)
_GET = select(DMCA_CLAIM).where(_C.claim_id == bindparam("claim_id"))
_OF_CASE = _BY_AGE.where(_C.case_id == bindparam("case_id"))
_OF_UPLOADER = _BY_AGE.where(_C.creator_id == bindparam("creator_id"))
_COUNTERED = _C.status == DmcaStatus.COUNTER_NOTICED.value


def _due(column: Column[Any]) -> Select[Any]:
    """Ids in the order in which they became due."""
    return (
        select(_C.claim_id)
        .where(column <= bindparam("now", type_=INSTANT))
        .order_by(column, _C.claim_id)
        .limit(bindparam("most", type_=Integer))
    )


_TO_SEND = _due(_C.send_again_at)
_TO_RESTORE = _due(_C.restore_not_before).where(_COUNTERED, _C.ordered.is_(None))
_OVERDUE = _due(_C.restore_not_after).where(_COUNTERED, _C.overdue_at.is_(None))
_INSERT = insertion(DMCA_CLAIM)
_UPDATE = guarded_update(DMCA_CLAIM, never_changed=RECEIVED)


@frozen(eq=False)
class AuroraDmcaClaims:
    """ports/dmca_claims.py over sup.dmca_claim and sup.dmca_words."""

    _session: Session
    _pending: PendingWrites

    def get(self, claim_id: str) -> DmcaClaim | None:
        row = self._session.row(_GET, claim_id=claim_id)
        return None if row is None else dmca_claim_from_row(row)

    def of_case(self, case_id: str) -> tuple[DmcaClaim, ...]:
        return tuple(map(dmca_claim_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def of_uploader(self, creator_id: str) -> tuple[DmcaClaim, ...]:
        rows = self._session.rows(_OF_UPLOADER, creator_id=creator_id)
        return tuple(map(dmca_claim_from_row, rows))

    def to_send(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return self._ids(_TO_SEND, now, limit)

    def to_restore(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return self._ids(_TO_RESTORE, now, limit)

    def overdue(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return self._ids(_OVERDUE, now, limit)

    def add(self, claim: DmcaClaim) -> None:
        row, key = dmca_claim_to_row(claim), (claim.claim_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="dmca_claim", key=key)

    def save(self, claim: DmcaClaim) -> None:
        row, key = dmca_claim_to_row(claim), {"claim_id": claim.claim_id}
        self._pending.replace(_UPDATE, row, turn=Turn.DMCA_CLAIM, kind="dmca_claim", key=key)

    def words(self, case_id: str) -> tuple[DmcaWords, ...]:
        rows = self._session.rows(DMCA_WORDS_OF_CASE, case_id=case_id)
        return tuple(map(dmca_words_from_row, rows))

    def add_words(self, words: DmcaWords) -> None:
        row, key = dmca_words_to_row(words), (words.claim_id, words.part.value)
        self._pending.insert(
            INSERT_DMCA_WORDS, row, turn=Turn.NEW_ENTRY, kind="dmca_words", key=key
        )

    def save_words(self, words: DmcaWords) -> None:
        row = dmca_words_to_row(words)
        key = {"claim_id": words.claim_id, "part": words.part.value}
        self._pending.replace(ERASE_DMCA_WORDS, row, turn=Turn.WORDS, kind="dmca_words", key=key)

    def _ids(self, statement: Select[Any], now: datetime, limit: int) -> tuple[str, ...]:
        return tuple(row["claim_id"] for row in self._session.rows(statement, now=now, most=limit))


def dmca_claim_to_row(claim: DmcaClaim) -> Row:
    words = {
        "status": claim.status.value,
        "restore_ground": claim.restore_ground and claim.restore_ground.value,
        "ordered": claim.ordered and claim.ordered.value,
    }
    return {**asdict(claim), **words}


def dmca_claim_from_row(row: Row) -> DmcaClaim:
    words = {
        "status": DmcaStatus(row["status"]),
        "restore_ground": row["restore_ground"] and RestoreGround(row["restore_ground"]),
        "ordered": row["ordered"] and ContentAct(row["ordered"]),
    }
    return DmcaClaim(**{**in_utc(row), **words})
