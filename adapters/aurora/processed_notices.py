"""Which of the processor's notices were applied, in the database."""

import json
from collections.abc import Iterable
from datetime import datetime

from attrs import frozen
from sqlalchemy import Column, Table, Text, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import JSON

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.instants import as_utc
from ports.payment_processor import ProcessorNotice

NOTICE = Table(
    "processed_webhook",
    SCHEMA,
    Column("source", Text, primary_key=True),
    Column("webhook_id", Text, primary_key=True),
    Column("type", Text),
    Column("object_id", Text),
    Column("created_at", INSTANT),
    Column("processed_at", INSTANT),
)
_SOURCE = "stripe"
_OURS = NOTICE.c.source == _SOURCE
_ASKED = select(func.json_array_elements_text(cast(bindparam("notice_ids"), JSON)))
_KNOWN_OF = select(NOTICE.c.webhook_id).where(
    _OURS, NOTICE.c.webhook_id == func.any(func.array(_ASKED.scalar_subquery()))
)
_NEWEST = select(NOTICE.c.created_at).where(_OURS).order_by(NOTICE.c.created_at.desc()).limit(1)
_INSERT = insertion(NOTICE)


@frozen(eq=False)
class AuroraProcessedNotices:
    """ports/processed_notices.py over sup.processed_webhook."""

    _session: Session
    _pending: PendingWrites

    def has(self, notice_id: str) -> bool:
        return not self.unknown_of((notice_id,))

    def unknown_of(self, notice_ids: Iterable[str]) -> frozenset[str]:
        asked = frozenset(notice_ids)
        rows = self._session.rows(_KNOWN_OF, notice_ids=json.dumps(sorted(asked)))
        return asked.difference(row["webhook_id"] for row in rows)

    def newest_at(self) -> datetime | None:
        row = self._session.row(_NEWEST)
        return None if row is None else as_utc(row["created_at"])

    def add(self, notice: ProcessorNotice, *, processed_at: datetime) -> None:
        row, key = notice_to_row(notice, processed_at=processed_at), (notice.notice_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="processed_notice", key=key)


def notice_to_row(notice: ProcessorNotice, *, processed_at: datetime) -> Row:
    return {
        "source": _SOURCE,
        "webhook_id": notice.notice_id,
        "type": notice.type,
        "object_id": notice.object_id,
        "created_at": notice.created_at,
        "processed_at": processed_at,
    }
