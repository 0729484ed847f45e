"""Refunds in memory, with what their decisions rest on."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from adapters.memory.refunds import oldest_first
from adapters.memory.store import MemoryStore
from core.orders.snapshot import OrderSnapshot
from core.refunds.refund import Refund, RefundMethod
from core.replay.decided_refund import DecidedRefund


@frozen(eq=False)
class MemoryDecidedRefunds:
    """ports/decided_refunds.py over the tables of a MemoryStore."""

    _store: MemoryStore

    def since(self, when: datetime | None) -> Iterator[DecidedRefund]:
        tables = self._store.tables
        with tables.lock:
            refunds = [
                self._decided(refund)
                for refund in oldest_first(tables.refunds.all())
                if refund.method is RefundMethod.CARD
                and (when is None or refund.created_at >= when)
            ]
        yield from refunds

    def _decided(self, refund: Refund) -> DecidedRefund:
        case = self._store.tables.cases.get(refund.case_id)
        if case is None:
            raise LookupError(f"{refund.refund_id} is of {refund.case_id}, which is not stored")
        named = self._named(refund)
        return DecidedRefund(
            refund_id=refund.refund_id,
            order_id=refund.order_id,
            reason=refund.reason,
            case_created_at=case.created_at,
            decision=refund.decision,
            order=None if named is None else named.received,
            order_sha256=None if named is None else named.sha256,
        )

    def _named(self, refund: Refund) -> OrderSnapshot | None:
        """The version of the order that the decision says it is about, if it is stored."""
        version = refund.decision.get("snapshot_version")
        if not isinstance(version, int):
            return None
        row = self._store.tables.order_snapshots.get(refund.order_id, version)
        return None if row is None else row.snapshot
