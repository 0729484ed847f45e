"""The views' reads, run to their end, each with an audit entry of its own."""

import asyncio
from collections.abc import Coroutine
from itertools import count
from typing import Any, TypeVar

from attrs import frozen

from core.audit.entry import AuditEntry
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_page import CasePage
from core.views.case_place import CasePlace
from core.views.case_view import CaseView
from core.views.options_material import OptionsMaterial
from core.views.parked_work_view import ParkedWorkView
from core.views.refund_view import RefundView
from core.views.selection import BARE, Selection
from ports.case_views import CaseViews
from tests.builders.audit_entries import an_audit_entry

Told = TypeVar("Told")
NUMBERS = count(1)
EVERYTHING = Selection(
    timeline_pages=frozenset({1}),
    messages=True,
    refunds=True,
    holds=True,
    deposit_claims=True,
    deposit_releases=True,
    chargebacks=True,
    evidence=True,
    dmca_claims=True,
    violations=True,
    conduct=True,
    links=True,
    earlier_cases=True,
)


@frozen(eq=False)
class Reading:
    """Views, and the event loop they live in."""

    views: CaseViews
    loop: asyncio.Runner

    def told(self, question: Coroutine[Any, Any, Told]) -> Told:
        """The answer to a question put to the views."""
        return self.loop.run(question)


def a_read(resource: str = "case:sca_1", **changes: Any) -> AuditEntry:
    """The audit entry of a read, with an id no other has."""
    return an_audit_entry(f"aud_read_{next(NUMBERS):06}", resource=resource, **changes)


def see(
    reading: Reading,
    case_id: str = "sca_1",
    *,
    reader: str = "usr_agent",
    selection: Selection = BARE,
    audit: AuditEntry | None = None,
) -> CaseView | Refusal:
    """What staff see of a case."""
    return reading.told(
        reading.views.case(case_id, reader=reader, selection=selection, audit=audit or a_read())
    )


def seen(
    reading: Reading,
    case_id: str = "sca_1",
    *,
    reader: str = "usr_agent",
    selection: Selection = EVERYTHING,
) -> CaseView:
    """A case that staff may see."""
    view = see(reading, case_id, reader=reader, selection=selection)
    assert isinstance(view, CaseView), view
    return view


def see_as_party(
    reading: Reading, user: str, *, case_id: str = "sca_1", audit: AuditEntry | None = None
) -> CaseView | Refusal:
    """What somebody on the customer's side sees of a case."""
    return reading.told(reading.views.case_of_party(case_id, user=user, audit=audit or a_read()))


def see_cases(
    reading: Reading,
    *,
    kind: CaseKind | None = None,
    status: CaseStatus | None = None,
    page: int = 1,
    reader: str = "usr_agent",
    selection: Selection = BARE,
    audit: AuditEntry | None = None,
) -> tuple[CaseView, ...]:
    """A page of the list of cases."""
    return reading.told(
        reading.views.cases(
            kind=kind,
            status=status,
            page=page,
            reader=reader,
            selection=selection,
            audit=audit or a_read("cases"),
        )
    )


def see_page(
    reading: Reading,
    *,
    first: int = 100,
    after: CasePlace | None = None,
    order: CaseOrder = CaseOrder.CREATED_DESC,
    reader: str = "usr_agent",
    selection: Selection = BARE,
    audit: AuditEntry | None = None,
    **narrowed: Any,
) -> CasePage:
    """A page of a list of cases; what is not named here narrows it."""
    return reading.told(
        reading.views.page_of_cases(
            first=first,
            after=after,
            narrowed=CaseFilter(**narrowed),
            order=order,
            reader=reader,
            selection=selection,
            audit=audit or a_read("cases"),
        )
    )


def see_material(
    reading: Reading,
    *,
    case_id: str = "sca_1",
    order_id: str = "ord_1001",
    reader: str = "usr_agent",
    audit: AuditEntry | None = None,
) -> OptionsMaterial | Refusal:
    """What the kernels are given."""
    return reading.told(
        reading.views.options_material(
            case_id=case_id, order_id=order_id, reader=reader, audit=audit or a_read()
        )
    )


def see_approvals(
    reading: Reading,
    *,
    page: int = 1,
    reader: str = "usr_finance",
    audit: AuditEntry | None = None,
) -> tuple[RefundView, ...]:
    """A page of the refunds that wait."""
    return reading.told(
        reading.views.pending_approvals(page=page, reader=reader, audit=audit or a_read("refunds"))
    )


def see_parked(
    reading: Reading,
    *,
    page: int = 1,
    reader: str = "usr_finance",
    audit: AuditEntry | None = None,
) -> tuple[ParkedWorkView, ...]:
    """A page of the work that waits for a person."""
    return reading.told(
        reading.views.parked_work(page=page, reader=reader, audit=audit or a_read("parked"))
    )
