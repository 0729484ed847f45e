"""Who looks after a case and how urgently: owner, priority, escalation, restriction, watchers."""

from attrs import evolve

from core.cases.case import Case
from core.cases.change import Change
from core.errors import ErrorCode, Refusal
from core.timeline.event import Entry, EventType


def assign(case: Case, owner: str) -> Change:
    """Hand the case to `owner`; assigning the owner it has changes nothing but the record."""
    entry = Entry(EventType.ASSIGNED, {"from": case.owner_admin, "to": owner})
    return Change(evolve(case, owner_admin=owner), (entry,))


def set_priority(case: Case, priority: int) -> Change | Refusal:
    """A person's change of priority, which moves the clocks (domain.md, *SLA clocks*)."""
    if priority == case.priority:
        return _unchanged("priority", f"The case already has priority {priority}.")
    entry = Entry(
        EventType.PRIORITY_CHANGE, {"from": case.priority, "to": priority, "automatic": False}
    )
    return Change(evolve(case, priority=priority), (entry,))


def raise_priority(case: Case, priority: int) -> Change:
    """The Support Center's own raise, which moves no clock (domain.md, *SLA clocks*)."""
    entry = Entry(
        EventType.PRIORITY_CHANGE, {"from": case.priority, "to": priority, "automatic": True}
    )
    return Change(evolve(case, priority=priority), (entry,))


def escalate(case: Case, reason: str | None) -> Change | Refusal:
    """Mark the case as escalated until it is resolved."""
    if case.outcome is not None or case.closed_at is not None:
        return Refusal(
            code=ErrorCode.NOT_ACTIVE,
            field="caseId",
            message="A case that is resolved or closed cannot be escalated.",
            hint="Reopen it first.",
        )
    if case.escalated:
        return _unchanged("caseId", "The case is escalated already.")
    return Change(evolve(case, escalated=True), (Entry(EventType.ESCALATED, {"reason": reason}),))


def restrict(case: Case, *, restricted: bool) -> Change | Refusal:
    """Close the case to everybody it does not name, or open it again."""
    if restricted is case.restricted:
        state = "restricted" if restricted else "unrestricted"
        return _unchanged("restricted", f"The case is {state} already.")
    entry = Entry(EventType.RESTRICTED, {"restricted": restricted})
    return Change(evolve(case, restricted=restricted), (entry,))


def add_watcher(case: Case, user: str) -> Change | Refusal:
    if user in case.watchers:
        return _unchanged("userId", f"{user} watches this case already.")
    return _watched(case, (*case.watchers, user), {"added": user})


def remove_watcher(case: Case, user: str) -> Change | Refusal:
    if user not in case.watchers:
        return _unchanged("userId", f"{user} does not watch this case.")
    left = tuple(watcher for watcher in case.watchers if watcher != user)
    return _watched(case, left, {"removed": user})


def _watched(case: Case, watchers: tuple[str, ...], payload: dict[str, str]) -> Change:
    entry = Entry(EventType.WATCHERS_CHANGED, payload)
    return Change(evolve(case, watchers=watchers), (entry,))


def _unchanged(field: str, message: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field=field,
        message=message,
        hint="Nothing needs doing; read the case to see how it stands.",
    )
