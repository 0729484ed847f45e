"""What time must have done once somebody has swept (domain.md, *SLA clocks*, *Payout hold*)."""

from collections.abc import Callable, Sequence

from core.cases.status import Awaiting, CaseStatus
from core.cases.waiting import Waiting, waiting_after
from core.policies.policies import Policies as PolicyValues
from core.sla.fold import fold
from core.timeline.event import Event, EventType
from core.use_cases.handling.desk import Desk
from ports.policies import Policies
from ports.unit_of_work import Store
from tests.simulation.broken_law import BrokenLaws


def nothing_is_overdue(laws: BrokenLaws, fresh: Callable[[], Store], desk: Desk) -> None:
    """Time has not moved since the sweep began."""
    now, rule = desk.clock.now(), desk.policies.current().severe_cases
    with fresh().unit_of_work() as uow:
        left = {
            "missed deadlines": uow.cases.breaching(now=now, limit=9),
            "waiting cases": uow.cases.idle(now=now, limit=9),
            "expired holds": uow.payout_holds.expired(now=now, limit=9),
            "severe cases": uow.severe_cases.not_held(
                too_many=rule.too_many, opened_since=now - rule.within, limit=9
            ),
        }
    for kind, ids in left.items():
        laws.unless(not ids, f"{kind} were left by the sweep: {ids}")


def cases_are_their_timelines(
    laws: BrokenLaws, fresh: Callable[[], Store], cases: Sequence[str], policies: Policies
) -> None:
    """Clocks and waiting are what the timeline gives, and an answer is late once."""
    with fresh().unit_of_work() as uow:
        for case_id in cases:
            case, events = uow.cases.get(case_id), uow.timeline.of_case(case_id)
            assert case is not None
            under = policies.version(case.policies_version)
            laws.unless(case.clocks == fold(events, under.sla), f"the clocks of {case}")
            laws.unless(case.waiting == _waiting(events, under), f"the waiting of {case}")
            late = [each for each in events if each.payload.get("clock") == "first_response"]
            laws.unless(len(late) <= 1, f"{case_id} was answered late {len(late)} times")


def _waiting(events: Sequence[Event], under: PolicyValues) -> Waiting | None:
    waiting, status, awaiting = None, CaseStatus.NEW, None
    for event in events:
        if event.type is EventType.STATUS_CHANGE:
            status = CaseStatus[event.payload["to"]]
            awaiting = event.payload["awaiting"] and Awaiting(event.payload["awaiting"])
        waiting = waiting_after(
            waiting, event, status=status, awaiting=awaiting, rules=under.inactivity
        )
    return waiting
