"""Finished views for readers, each read audited before its answer leaves.

Every method takes the audit entry of the read: the adapter commits it together with the read,
in one round trip, with what was refused or which cases were shown laid into its details.
"""

from datetime import datetime
from typing import Protocol

from core.audit.entry import AuditEntry
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_page import CasePage
from core.views.case_place import CasePlace
from core.views.case_view import CaseView
from core.views.chargeback_view import ChargebackView
from core.views.options_material import OptionsMaterial
from core.views.parked_work_view import ParkedWorkView
from core.views.payout_exposure_view import PayoutExposureView
from core.views.queue_count import QueueCount
from core.views.refund_view import RefundView
from core.views.selection import Selection


class CaseViews(Protocol):
    async def case(
        self, case_id: str, *, reader: str, selection: Selection, audit: AuditEntry
    ) -> CaseView | Refusal:
        """One case for staff: CASE_NOT_FOUND, or CASE_ACCESS_DENIED when restricted."""
        ...

    async def case_of_party(
        self, case_id: str, *, user: str, audit: AuditEntry
    ) -> CaseView | Refusal:
        """One case for somebody it names, with the participants' messages and evidence, the
        copyright claims against them and their violations, no more.

        Anybody else gets CASE_ACCESS_DENIED.
        """
        ...

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
        """A page (from 1) of 50 cases, newest first, without those closed to the reader."""
        ...

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
        """The `first` (1..100) cases behind `after`, without those closed to the reader.

        However far that is, it costs the same.
        """
        ...

    async def queue_counts(
        self, *, reader: str, now: datetime, audit: AuditEntry
    ) -> tuple[QueueCount, ...]:
        """Every queue, in the order of CaseQueue, without cases closed to the reader."""
        ...

    async def options_material(
        self, *, case_id: str, order_id: str, reader: str, audit: AuditEntry
    ) -> OptionsMaterial | Refusal:
        """What the kernels need. ORDER_NOT_ON_CASE, ORDER_NOT_FOUND or as `case` refuses."""
        ...

    async def pending_approvals(
        self, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[RefundView, ...]:
        """A page (from 1) of 50 proposed refunds, oldest first, of cases open to the reader."""
        ...

    async def open_chargebacks(
        self, *, page: int, due_before: datetime | None, reader: str, audit: AuditEntry
    ) -> tuple[ChargebackView, ...]:
        """A page (from 1) of 50 undecided chargebacks, the nearest deadline first and those
        without one last, of cases open to the reader; `due_before` leaves out all later ones.
        """
        ...

    async def parked_work(
        self, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[ParkedWorkView, ...]:
        """A page (from 1) of 50 things that wait for a person, the longest wait first (by
        `parked_at` and id); without those of cases closed to the reader.
        """
        ...

    async def payout_exposure(
        self, provider_id: str, *, order_id: str | None, page: int, audit: AuditEntry
    ) -> tuple[PayoutExposureView, ...]:
        """A page (from 1) of 50 orders on which anything of the provider is held, by order id;
        one order's alone where that is asked for. The audit keeps which orders were told.
        """
        ...

    async def audit_of_case(
        self, case_id: str, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[AuditEntry, ...] | Refusal:
        """A page (from 1) of 50 entries about a case and its money, newest first; refused as
        `case` is. Reads of lists that showed it are left out.
        """
        ...

    async def audit_of_order(
        self, order_id: str, *, page: int, reader: str, audit: AuditEntry
    ) -> tuple[AuditEntry, ...] | Refusal:
        """The same for an order, without what belongs to cases closed to the reader.

        ORDER_NOT_FOUND.
        """
        ...

    async def is_ready(self) -> bool:
        """Whether a read would be answered now."""
        ...
