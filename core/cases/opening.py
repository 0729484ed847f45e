"""Opening a case (domain.md, *Case*)."""

from datetime import datetime

from attrs import frozen

from core.cases.case import Case
from core.cases.kind import RESTRICTED_FROM_THE_START, CaseKind
from core.instants import write_instant
from core.policies.policies import Policies
from core.sla.clocks import Clocks
from core.timeline.event import Entry, EventType


@frozen(kw_only=True)
class Opening:
    """What is known of a case on the day it is opened."""

    kind: CaseKind
    summary: str
    priority: int = 3
    subtype: str | None = None
    subject_user: str | None = None
    watchers: tuple[str, ...] = ()
    lbg_id: str | None = None
    leg_id: str | None = None
    order_id: str | None = None
    thread_id: str | None = None
    studio_id: str | None = None
    creator_id: str | None = None
    payout_id: str | None = None
    reason_code: str | None = None


def open_case(
    opening: Opening,
    *,
    case_id: str,
    opened_by: str,
    when: datetime,
    policies: Policies,
    fixed_due_at: datetime | None = None,
) -> Case:
    """A NEW case with both clocks running; the subtypes of domain.md start restricted.

    `fixed_due_at` is when a chargeback has to be answered, less the margin.
    """
    return Case(
        case_id=case_id,
        kind=opening.kind,
        subtype=opening.subtype,
        opened_by=opened_by,
        summary=opening.summary,
        priority=opening.priority,
        subject_user=opening.subject_user,
        watchers=opening.watchers,
        lbg_id=opening.lbg_id,
        leg_id=opening.leg_id,
        order_id=opening.order_id,
        thread_id=opening.thread_id,
        studio_id=opening.studio_id,
        creator_id=opening.creator_id,
        payout_id=opening.payout_id,
        reason_code=opening.reason_code,
        restricted=opening.subtype in RESTRICTED_FROM_THE_START,
        clocks=Clocks.opened(
            at=when, priority=opening.priority, sla=policies.sla, fixed_due_at=fixed_due_at
        ),
        policies_version=policies.version,
        created_at=when,
        updated_at=when,
    )


def opened_entry(case: Case) -> Entry:
    """The first line of the timeline."""
    fixed = case.clocks.resolution.fixed_due_at
    return Entry(
        EventType.OPENED,
        {
            "kind": case.kind.value,
            "subtype": case.subtype,
            "priority": case.priority,
            "order_id": case.order_id,
            "policies_version": case.policies_version,
            "sla_fixed_due_at": None if fixed is None else write_instant(fixed),
        },
    )
