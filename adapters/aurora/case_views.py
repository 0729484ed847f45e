"""Audited reads over the database, a single statement each (architecture.md, *Queries*)."""

from asyncio import timeout
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Self

import psycopg
from attrs import define, field
from psycopg import errors

from adapters.aurora.newest_migration import newest_migration
from adapters.aurora.views.access import refusal
from adapters.aurora.views.audit_row import entry_from_row
from adapters.aurora.views.audit_statements import (
    AUDIT_OF_CASE,
    AUDIT_OF_ORDER,
    ENTRIES_A_PAGE,
)
from adapters.aurora.views.audited import audit_parameters
from adapters.aurora.views.case_rows import case_view
from adapters.aurora.views.case_statements import case_of_party, one_case, page_of_cases
from adapters.aurora.views.chargeback_rows import chargeback_view
from adapters.aurora.views.chargeback_statement import CHARGEBACKS_A_PAGE, OPEN_CHARGEBACKS
from adapters.aurora.views.exposure_rows import exposure_view
from adapters.aurora.views.exposure_statement import ORDERS_A_PAGE, PAYOUT_EXPOSURE
from adapters.aurora.views.money_statements import (
    APPROVALS_A_PAGE,
    OPTIONS_MATERIAL,
    PENDING_APPROVALS,
)
from adapters.aurora.views.nested import nested_parameters
from adapters.aurora.views.nested_rows import options_material, refund_view
from adapters.aurora.views.page_conditions import page_parameters
from adapters.aurora.views.page_statements import Stretch, page_of_cases_after
from adapters.aurora.views.parked_row import parked_work_view
from adapters.aurora.views.parked_statement import PARKED_A_PAGE, PARKED_WORK
from adapters.aurora.views.queue_statement import QUEUE_COUNTS
from adapters.aurora.views.reading_pool import ReadingBeforeOpening, ReadingPool
from adapters.aurora.written_cases import AuroraWrittenCases
from core.audit.entry import AuditEntry
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_page import CasePage
from core.views.case_place import CasePlace
from core.views.case_queue import CaseQueue
from core.views.case_view import CaseView
from core.views.chargeback_view import ChargebackView
from core.views.options_material import OptionsMaterial
from core.views.parked_work_view import ParkedWorkView
from core.views.payout_exposure_view import PayoutExposureView
from core.views.queue_count import QueueCount
from core.views.refund_view import RefundView
from core.views.selection import CASES_A_PAGE, Selection
from ports.lost_race import DuplicateRow
from ports.occupancy import Occupancy

_READY_WITHIN_SECONDS = 1
# A database that misses a migration would answer some reads and fail others.
_READY = b"""
select only_row from sup.refund_switch
where exists (select from sup.schema_migration where name = %(newest)s)
"""


@define(eq=False)
class AuroraCaseViews:
    """ports/case_views.py over schema `sup`, as the application's role.

    `open` it in the event loop that reads, and `close` it there. A read whose audit row is
    refused raises and answers nothing.
    """

    _pool: ReadingPool = field()

    @classmethod
    def of(
        cls,
        url: str,
        *,
        password: Callable[[], str] | None = None,
        statement_timeout: timedelta = timedelta(seconds=5),
        pool_size: int = 8,
        patience: timedelta = timedelta(seconds=10),
        sessions: bool = True,
    ) -> "AuroraCaseViews":
        """Views over the database of `url`, as libpq reads it.

        `password` is asked for each new connection (IAM tokens); `patience` is how long a read
        waits for a connection; `sessions` is off behind a proxy that shares connections.
        """
        pool = ReadingPool(
            url=url,
            password=password,
            statement_timeout=statement_timeout,
            size=pool_size,
            patience=patience,
            sessions=sessions,
        )
        return cls(pool)

    @property
    def written(self) -> AuroraWrittenCases:
        """The same cases as JSON, over the same connections."""
        return AuroraWrittenCases(self._pool)

    async def open(self) -> None:
        """Start connecting. Does not wait for the database: see `is_ready`."""
        await self._pool.open()

    async def close(self) -> None:
        """Close the connections. `open` may follow, in whatever event loop."""
        await self._pool.close()

    def occupancy(self) -> Occupancy:
        """How full the pool of connections is."""
        return self._pool.occupancy()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def case(
        self, case_id: str, *, reader: str, selection: Selection, audit: AuditEntry
    ) -> CaseView | Refusal:
        asked = {"case_id": case_id, "reader": reader, **nested_parameters(selection)}
        (row,) = await self._read(one_case(selection), asked, audit)
        return _case_or_refusal(row, case_id)

    async def case_of_party(
        self, case_id: str, *, user: str, audit: AuditEntry
    ) -> CaseView | Refusal:
        asked = {"case_id": case_id, "reader": user}
        (row,) = await self._read(case_of_party(), asked, audit)
        return _case_or_refusal(row, case_id)

    async def cases(
        self,
        *,
        kind: CaseKind | None,
        status: CaseStatus | None,
        page: int,
        reader: str,
        selection: Selection,
        audit: AuditEntry,
    ) -> tuple[CaseView, ...]:
        statement = page_of_cases(
            of_kind=kind is not None, of_status=status is not None, selection=selection
        )
        asked = {
            "kind": kind and kind.value,
            "status": status and status.value,
            "reader": reader,
            "skipped": (page - 1) * CASES_A_PAGE,
            **nested_parameters(selection),
        }
        return tuple(map(case_view, await self._read(statement, asked, audit)))

    async def page_of_cases(
        self,
        *,
        first: int,
        after: CasePlace | None,
        narrowed: CaseFilter,
        order: CaseOrder,
        reader: str,
        selection: Selection,
        audit: AuditEntry,
    ) -> CasePage:
        stretch = Stretch.of(first=first, after=after, narrowed=narrowed, order=order)
        statement = page_of_cases_after(stretch, selection)
        asked = {
            "reader": reader,
            **page_parameters(narrowed, after),
            **nested_parameters(selection),
        }
        rows = await self._read(statement, asked, audit)
        return CasePage(
            cases=tuple(map(case_view, rows)),
            has_next_page=any(row["has_next_page"] for row in rows),
        )

    async def queue_counts(
        self, *, reader: str, now: datetime, audit: AuditEntry
    ) -> tuple[QueueCount, ...]:
        rows = await self._read(QUEUE_COUNTS, {"reader": reader, "queue_at": now}, audit)
        return tuple(QueueCount.of(CaseQueue(row["queue"]), row["counted"]) for row in rows)

    async def options_material(
        self, *, case_id: str, order_id: str, reader: str, audit: AuditEntry
    ) -> OptionsMaterial | Refusal:
        asked = {"case_id": case_id, "order_id": order_id, "reader": reader}
        (row,) = await self._read(OPTIONS_MATERIAL, asked, audit)
        if row["refused"] is not None:
            return refusal(row["refused"], case_id=case_id, order_id=order_id)
        return options_material(row)

    async def pending_approvals(
        self, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[RefundView, ...]:
        asked = {
            "reader": reader,
            "skipped": (page - 1) * APPROVALS_A_PAGE,
        }
        (row,) = await self._read(PENDING_APPROVALS, asked, audit)
        return tuple(map(refund_view, row["refunds"] or ()))

    async def open_chargebacks(
        self, *, page: int, due_before: datetime | None, reader: str, audit: AuditEntry
    ) -> tuple[ChargebackView, ...]:
        asked = {
            "reader": reader,
            "due_before": due_before,
            "skipped": (page - 1) * CHARGEBACKS_A_PAGE,
        }
        (row,) = await self._read(OPEN_CHARGEBACKS, asked, audit)
        return tuple(map(chargeback_view, row["chargebacks"] or ()))

    async def parked_work(
        self, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[ParkedWorkView, ...]:
        asked = {"reader": reader, "skipped": (page - 1) * PARKED_A_PAGE}
        return tuple(map(parked_work_view, await self._read(PARKED_WORK, asked, audit)))

    async def payout_exposure(
        self, provider_id: str, *, order_id: str | None, page: int, audit: AuditEntry
    ) -> tuple[PayoutExposureView, ...]:
        skipped = (page - 1) * ORDERS_A_PAGE
        asked = {"provider_id": provider_id, "order_id": order_id, "skipped": skipped}
        return tuple(map(exposure_view, await self._read(PAYOUT_EXPOSURE, asked, audit)))

    async def audit_of_case(
        self, case_id: str, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[AuditEntry, ...] | Refusal:
        asked = {"asked": case_id, "reader": reader, "skipped": (page - 1) * ENTRIES_A_PAGE}
        return _trail(await self._read(AUDIT_OF_CASE, asked, audit), case_id=case_id)

    async def audit_of_order(
        self, order_id: str, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[AuditEntry, ...] | Refusal:
        asked = {"asked": order_id, "reader": reader, "skipped": (page - 1) * ENTRIES_A_PAGE}
        return _trail(await self._read(AUDIT_OF_ORDER, asked, audit), order_id=order_id)

    async def is_ready(self) -> bool:
        try:
            async with timeout(_READY_WITHIN_SECONDS):
                return bool(await self._pool.rows(_READY, {"newest": newest_migration()}))
        except (psycopg.Error, TimeoutError, ReadingBeforeOpening):
            return False

    async def _read(
        self, statement: bytes, asked: Mapping[str, Any], audit: AuditEntry
    ) -> list[dict[str, Any]]:
        try:
            return await self._pool.rows(statement, {**asked, **audit_parameters(audit)})
        except errors.UniqueViolation as fault:
            raise DuplicateRow(kind="audit_entry", key=audit.audit_id) from fault


def _case_or_refusal(row: Mapping[str, Any], case_id: str) -> CaseView | Refusal:
    refused = row["refused"]
    return case_view(row) if refused is None else refusal(refused, case_id=case_id)


def _trail(
    rows: Sequence[Mapping[str, Any]], *, case_id: str = "", order_id: str = ""
) -> tuple[AuditEntry, ...] | Refusal:
    refused = rows[0]["refused"]
    if refused is not None:
        return refusal(refused, case_id=case_id, order_id=order_id)
    return tuple(entry_from_row(dict(row)) for row in rows if row["audit_id"] is not None)
