"""What an entry of the timeline tells people, whichever command wrote it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import frozen

from core.cases.case import Case
from core.cases.derived import public_status
from core.cases.status import CaseStatus
from core.notifications.kind import NotificationKind
from core.notifications.notification import Parameter
from core.timeline.event import STAFF_VOICES, Entry, EventType
from core.timeline.message import Audience

_REFUND = ("refund_id", "order_id", "amount_cents", "currency")
_ENDINGS = {
    CaseStatus.RESOLVED: NotificationKind.CASE_RESOLVED,
    CaseStatus.CLOSED: NotificationKind.CASE_CLOSED,
}


@frozen
class Told:
    """A kind with its parameters."""

    kind: NotificationKind
    parameters: Mapping[str, Parameter]


def told_by_entry(case: Case, entry: Entry) -> Iterator[Told]:
    """`case` stands as the entry leaves it. Most entries are no news to anybody."""
    tell = _TELLING.get(entry.type)
    if tell is not None:
        yield from tell(case, entry.payload)


def _opened(case: Case, _: Mapping[str, Any]) -> Iterator[Told]:
    yield Told(
        NotificationKind.CASE_OPENED, {"case_kind": case.kind.value, "order_id": case.order_id}
    )


def _moved(case: Case, payload: Mapping[str, Any]) -> Iterator[Told]:
    kind = _ENDINGS.get(CaseStatus[payload["to"]], NotificationKind.CASE_UPDATED)
    yield Told(kind, {"status": _status(case)})


def _wrote(case: Case, payload: Mapping[str, Any]) -> Iterator[Told]:
    if payload["audience"] != Audience.PARTICIPANTS:
        return
    by_staff = payload["author_role"] in STAFF_VOICES
    kind = NotificationKind.CASE_UPDATED if by_staff else NotificationKind.CASE_ANSWERED
    yield Told(kind, {"status": _status(case), "message_id": payload["message_id"]})


def _status(case: Case) -> str:
    """As the people of the case read it (`MyCase.publicStatus`)."""
    return public_status(
        status=case.status,
        awaiting=case.awaiting,
        outcome=case.outcome,
        escalated=case.escalated,
    )


def _of_money(kind: NotificationKind) -> Callable[[Case, Mapping[str, Any]], Iterator[Told]]:
    def tell(_: Case, payload: Mapping[str, Any]) -> Iterator[Told]:
        yield Told(kind, {name: payload.get(name) for name in _REFUND})

    return tell


def _breached(_: Case, payload: Mapping[str, Any]) -> Iterator[Told]:
    yield Told(
        NotificationKind.SLA_BREACH, {"clock": payload["clock"], "priority": payload["priority_to"]}
    )


def _of_claim(
    kind: NotificationKind, *names: str
) -> Callable[[Case, Mapping[str, Any]], Iterator[Told]]:
    def tell(_: Case, payload: Mapping[str, Any]) -> Iterator[Told]:
        yield Told(kind, {name: payload[name] for name in ("claim_id", *names)})

    return tell


_TELLING: Mapping[EventType, Callable[[Case, Mapping[str, Any]], Iterator[Told]]] = {
    EventType.OPENED: _opened,
    EventType.STATUS_CHANGE: _moved,
    EventType.MESSAGE: _wrote,
    EventType.REFUND_SUCCEEDED: _of_money(NotificationKind.REFUND_SUCCEEDED),
    EventType.REFUND_FAILED: _of_money(NotificationKind.REFUND_FAILED),
    EventType.GOODWILL_CREDITED: _of_money(NotificationKind.GOODWILL_CREDITED),
    EventType.SLA_BREACH: _breached,
    EventType.DMCA_HIDE: _of_claim(NotificationKind.DMCA_NOTICE),
    EventType.DMCA_RESTORE: _of_claim(NotificationKind.DMCA_RESTORED, "ground"),
    EventType.DMCA_OVERDUE: _of_claim(NotificationKind.DMCA_DEADLINE, "not_after"),
}
