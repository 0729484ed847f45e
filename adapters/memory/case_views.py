"""Audited reads over the store in memory."""

from datetime import datetime
from typing import Any, TypeVar

from attrs import evolve, frozen

from adapters.memory.audit_showing import audit_of_case, audit_of_order
from adapters.memory.audit_trail import MemoryAuditTrail
from adapters.memory.case_door import CaseDoor
from adapters.memory.case_listing import in_order, is_within
from adapters.memory.case_showing import CaseShowing, newest_first
from adapters.memory.chargeback_showing import by_deadline, show_chargebacks
from adapters.memory.charges import payment_of
from adapters.memory.deposit_claims import oldest_first as claims_in_order
from adapters.memory.exposure_showing import show_exposure
from adapters.memory.order_snapshots import newest_of
from adapters.memory.outside_refunds import oldest_first as outside_in_order
from adapters.memory.parked_showing import show_parked
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.refund_showing import show_refunds
from adapters.memory.store import MemoryStore
from adapters.memory.tables import Tables
from adapters.memory.timeline import facts_of
from core.audit.entry import AuditEntry
from core.cases.access import is_open_to
from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.order_link import order_not_found, order_not_on_case
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.refunds.refund import RefundStatus
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_page import CasePage
from core.views.case_place import CasePlace
from core.views.case_queue import CaseQueue, is_in_queue
from core.views.case_view import CaseView
from core.views.chargeback_view import ChargebackView
from core.views.options_material import OptionsMaterial
from core.views.parked_work_view import ParkedWorkView
from core.views.payout_exposure_view import PayoutExposureView
from core.views.queue_count import QueueCount
from core.views.refund_view import RefundView
from core.views.selection import CASES_A_PAGE, Selection

Shown = TypeVar("Shown")
APPROVALS_A_PAGE = 50
PARKED_A_PAGE = 50
ORDERS_A_PAGE = 50
CHARGEBACKS_A_PAGE = 50


@frozen(eq=False)
class MemoryCaseViews:
    """ports/case_views.py over the tables of a MemoryStore.

    A read and its audit row happen while nothing commits between them; a read whose row is
    refused raises DuplicateRow and answers nothing.
    """

    store: MemoryStore

    @property
    def _tables(self) -> Tables:
        return self.store.tables

    @property
    def _door(self) -> CaseDoor:
        return CaseDoor(self._tables)

    async def case(
        self, case_id: str, *, reader: str, selection: Selection, audit: AuditEntry
    ) -> CaseView | Refusal:
        with self._tables.lock:
            case = self._door.for_staff(case_id, reader)
            if isinstance(case, Refusal):
                return self._audited(case, audit)
            showing = CaseShowing(tables=self._tables, reader=reader)
            return self._audited(showing.to_staff(case, selection), audit)

    async def case_of_party(
        self, case_id: str, *, user: str, audit: AuditEntry
    ) -> CaseView | Refusal:
        with self._tables.lock:
            case = self._door.for_party(case_id, user)
            if isinstance(case, Refusal):
                return self._audited(case, audit)
            showing = CaseShowing(tables=self._tables, reader=user)
            return self._audited(showing.to_a_party(case), audit)

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
        with self._tables.lock:
            found = newest_first(
                case
                for case in self._tables.cases.all()
                if kind in (None, case.kind)
                and status in (None, case.status)
                and is_open_to(case, reader)
            )
            showing = CaseShowing(tables=self._tables, reader=reader)
            on_page = found[(page - 1) * CASES_A_PAGE : page * CASES_A_PAGE]
            shown = tuple(showing.to_staff(case, selection) for case in on_page)
            return self._audited(shown, audit, case_ids=[case.case_id for case in on_page])

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
        with self._tables.lock:
            found = in_order(
                (
                    case
                    for case in self._tables.cases.all()
                    if is_open_to(case, reader) and is_within(case, narrowed, reader)
                ),
                order=order,
                after=after,
            )
            on_page = found[:first]
            showing = CaseShowing(tables=self._tables, reader=reader)
            page = CasePage(
                cases=tuple(showing.to_staff(case, selection) for case in on_page),
                has_next_page=len(found) > first,
            )
            return self._audited(page, audit, case_ids=[case.case_id for case in on_page])

    async def queue_counts(
        self, *, reader: str, now: datetime, audit: AuditEntry
    ) -> tuple[QueueCount, ...]:
        with self._tables.lock:
            cases = [case for case in self._tables.cases.all() if is_open_to(case, reader)]
            counts = tuple(
                QueueCount.of(
                    queue,
                    sum(is_in_queue(case, queue, reader=reader, now=now) for case in cases),
                )
                for queue in CaseQueue
            )
            return self._audited(counts, audit)

    async def options_material(
        self, *, case_id: str, order_id: str, reader: str, audit: AuditEntry
    ) -> OptionsMaterial | Refusal:
        with self._tables.lock:
            case = self._door.for_staff(case_id, reader)
            if isinstance(case, Refusal):
                return self._audited(case, audit)
            return self._audited(self._material(case, order_id), audit)

    async def pending_approvals(
        self, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[RefundView, ...]:
        with self._tables.lock:
            proposed = [
                refund
                for refund in self._tables.refunds.all()
                if refund.status is RefundStatus.PROPOSED
                and isinstance(self._door.for_staff(refund.case_id, reader), Case)
            ]
            shown = show_refunds(proposed)[(page - 1) * APPROVALS_A_PAGE : page * APPROVALS_A_PAGE]
            case_ids = list(dict.fromkeys(refund.case_id for refund in shown))
            return self._audited(shown, audit, case_ids=case_ids)

    async def open_chargebacks(
        self, *, page: int, due_before: datetime | None, reader: str, audit: AuditEntry
    ) -> tuple[ChargebackView, ...]:
        with self._tables.lock:
            listed = by_deadline(self._tables.chargebacks.all(), due_before=due_before)
            found = [each for each in listed if self._is_open(each.case_id, reader)]
            on_page = found[(page - 1) * CHARGEBACKS_A_PAGE : page * CHARGEBACKS_A_PAGE]
            case_ids = list(dict.fromkeys(each.case_id for each in on_page))
            return self._audited(show_chargebacks(on_page), audit, case_ids=case_ids)

    async def parked_work(
        self, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[ParkedWorkView, ...]:
        with self._tables.lock:
            waiting = [work for work in self._tables.parked_work.all() if work.waits]
            shown = show_parked(work for work in waiting if self._is_open(work.case_id, reader))
            on_page = shown[(page - 1) * PARKED_A_PAGE : page * PARKED_A_PAGE]
            case_ids = list(dict.fromkeys(work.case_id for work in on_page if work.case_id))
            return self._audited(on_page, audit, case_ids=case_ids)

    async def payout_exposure(
        self, provider_id: str, *, order_id: str | None, page: int, audit: AuditEntry
    ) -> tuple[PayoutExposureView, ...]:
        with self._tables.lock:
            every = show_exposure(self._tables, provider_id, order_id=order_id)
            shown = every[(page - 1) * ORDERS_A_PAGE : page * ORDERS_A_PAGE]
            return self._audited(shown, audit, order_ids=[each.order_id for each in shown])

    async def audit_of_case(
        self, case_id: str, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[AuditEntry, ...] | Refusal:
        with self._tables.lock:
            case = self._door.for_staff(case_id, reader)
            if isinstance(case, Refusal):
                return self._audited(case, audit)
            return self._audited(audit_of_case(self._tables, case_id, page=page), audit)

    async def audit_of_order(
        self, order_id: str, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[AuditEntry, ...] | Refusal:
        with self._tables.lock:
            if newest_of(self._tables.order_snapshots, order_id) is None:
                return self._audited(order_not_found(order_id), audit)
            shown = audit_of_order(self._tables, order_id, reader=reader, page=page)
            return self._audited(shown, audit)

    async def is_ready(self) -> bool:
        return True

    def _is_open(self, case_id: str | None, reader: str) -> bool:
        return case_id is None or isinstance(self._door.for_staff(case_id, reader), Case)

    def _material(self, case: Case, order_id: str) -> OptionsMaterial | Refusal:
        order = newest_of(self._tables.order_snapshots, order_id)
        charge = payment_of(self._tables.charges, order_id)
        if order is None:
            return order_not_found(order_id)
        if case.order_id != order_id:
            return order_not_on_case(order_id)
        (switch,) = self._tables.refund_switch.all()
        return OptionsMaterial(
            case_created_at=case.created_at,
            order=order.received,
            charge=charge,
            refunds=show_refunds(self._tables.refunds.group("order", order_id)),
            facts=tuple(
                event.payload
                for event in facts_of(self._tables.events, self._tables.event_words, case.case_id)
            ),
            paused=switch.paused,
            outside_refunds=outside_in_order(self._tables.outside_refunds.group("order", order_id)),
            deposit_claims=tuple(
                claim.status.value
                for claim in claims_in_order(self._tables.deposit_claims.group("order", order_id))
            ),
        )

    def _audited(self, shown: Shown, audit: AuditEntry, **details: Any) -> Shown:
        if isinstance(shown, Refusal):
            details = {"refused": shown.code.value}
        pending = PendingWrites(self._tables.lock)
        trail = MemoryAuditTrail(self._tables.audit_entries, pending)
        trail.append(evolve(audit, details={**audit.details, **details}))
        pending.flush()
        return shown
