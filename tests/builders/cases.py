"""Cases for tests."""

from datetime import timedelta
from typing import Any

from attrs import evolve

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.opening import Opening, open_case
from core.cases.status import DECIDED, Awaiting, CaseStatus, Outcome
from core.cases.waiting import Waiting
from core.policies.policies import Policies
from core.sla.clock_name import ClockName
from core.sla.clocks import Clocks
from core.sla.targets import SlaPolicy
from tests.builders.instants import MICROSECOND, NOON, minutes_later


def a_case(case_id: str = "sca_1", **changes: Any) -> Case:
    """A booking case as it is on the day it is opened, but for `changes`."""
    when = changes.get("created_at", NOON)
    opened = open_case(
        Opening(kind=CaseKind.BOOKING, summary="The studio was locked."),
        case_id=case_id,
        opened_by="usr_agent",
        when=when,
        policies=Policies(version=1),
    )
    return evolve(opened, **changes)


def a_case_in(status: CaseStatus, case_id: str = "sca_1", **changes: Any) -> Case:
    """A case that came to `status`, with what such a case has to have, but for `changes`."""
    decided = Outcome.SOLVED if status in DECIDED else None
    awaited = Awaiting.CUSTOMER if status is CaseStatus.AWAITING_USER else None
    return a_case(case_id, status=status, awaiting=awaited, outcome=decided, **changes)


def a_case_with_every_field(case_id: str = "sca_full") -> Case:
    """No field is empty or at its default, but for `outcome`, `closed_at` and `version`."""
    return Case(
        case_id=case_id,
        kind=CaseKind.POLICY,
        opened_by="usr_agent",
        summary="Zürich «quoted», 😀, <b>not bold</b>,\n\ttabs and lines",
        created_at=NOON + MICROSECOND,
        updated_at=minutes_later(90) + MICROSECOND,
        clocks=clocks_with_every_field(),
        policies_version=7,
        status=CaseStatus.AWAITING_USER,
        priority=1,
        subtype="harassment",
        owner_admin="usr_owner",
        subject_user="usr_b1",
        watchers=("usr_w2", "usr_w1"),
        lbg_id="lbg_7",
        leg_id="leg_1",
        order_id="ord_1001",
        thread_id="thr_1",
        studio_id="std_1",
        waiting=Waiting(
            since=minutes_later(80), due_at=minutes_later(9_000), nudged_at=minutes_later(85)
        ),
        creator_id="usr_c1",
        payout_id="pot_1",
        reason_code="quality",
        awaiting=Awaiting.SELLER,
        outcome=None,
        escalated=True,
        restricted=True,
        evidenced=True,
        appealed=True,
    )


def a_closed_case(case_id: str = "sca_closed") -> Case:
    return a_case(
        case_id,
        status=CaseStatus.CLOSED,
        outcome=Outcome.DENIED,
        closed_at=minutes_later(600) + MICROSECOND,
        evidenced=True,
    )


def clocks_with_every_field() -> Clocks:
    """The first answer late and given; resolution due by a deadline from outside."""
    sla = SlaPolicy()
    opened = Clocks.opened(NOON, 2, sla, fixed_due_at=NOON + timedelta(days=5))
    late = opened.breached(ClockName.FIRST_RESPONSE)
    answered = late.first_agent_message(minutes_later(600) + MICROSECOND, sla)
    return answered.priority_changed(minutes_later(700), 1, sla, automatic=True)
