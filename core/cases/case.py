"""The case: one person's trouble, its state, and who may see it (domain.md, *Case*)."""

from datetime import datetime, timedelta

from attrs import evolve, frozen

from core.cases.kind import CaseKind
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.cases.waiting import Waiting, waiting_after
from core.policies.policies import Policies
from core.sla.clocks import Clocks
from core.sla.fold import apply
from core.timeline.event import Event, is_evidence

TICK = timedelta(microseconds=1)


@frozen(kw_only=True)
class Case:
    """A case as stored. Times are UTC; `clocks`, `waiting` and `evidenced` are folds of the
    timeline.

    `updated_at` is the instant of the newest event; `version` counts the saves and guards
    them against each other.
    """

    case_id: str
    kind: CaseKind
    opened_by: str
    summary: str
    created_at: datetime
    updated_at: datetime
    clocks: Clocks
    policies_version: int
    status: CaseStatus = CaseStatus.NEW
    priority: int = 3
    subtype: str | None = None
    owner_admin: str | None = None
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
    awaiting: Awaiting | None = None
    outcome: Outcome | None = None
    escalated: bool = False
    restricted: bool = False
    evidenced: bool = False
    appealed: bool = False
    closed_at: datetime | None = None
    waiting: Waiting | None = None
    version: int = 0

    def next_instant(self, now: datetime) -> datetime:
        """When the next event happens: now, yet always after the event before it."""
        return max(now, self.updated_at + TICK)

    def witness(self, event: Event, policies: Policies) -> "Case":
        """The case once `event` is on its timeline: clocks, waiting and evidence folded in."""
        return evolve(
            self,
            updated_at=event.created_at,
            clocks=apply(self.clocks, event, policies.sla),
            waiting=waiting_after(
                self.waiting,
                event,
                status=self.status,
                awaiting=self.awaiting,
                rules=policies.inactivity,
            ),
            evidenced=self.evidenced or is_evidence(event),
        )
