"""What one command tells people."""

from collections.abc import Mapping
from datetime import datetime

from attrs import define, field

from core.cases.case import Case
from core.notifications.kind import NotificationKind
from core.notifications.notification import Notification, Parameter
from core.notifications.of_entries import told_by_entry
from core.notifications.terms import NotificationTerms
from core.timeline.event import Entry
from ports.id_generator import IdGenerator, Prefix
from ports.pending_notifications import PendingNotification
from ports.unit_of_work import UnitOfWork


@define
class NotificationBook:
    """Decided with the command and flushed with it, so that none is lost."""

    _uow: UnitOfWork
    _ids: IdGenerator
    _now: datetime
    _decided: list[Notification] = field(factory=list, init=False)

    def decide(
        self,
        kind: NotificationKind,
        case_id: str,
        parameters: Mapping[str, Parameter],
        *,
        told_by: str | None,
        named: tuple[str, ...] = (),
    ) -> None:
        self._decided.append(
            Notification(
                notification_id=self._ids.new(Prefix.NOTIFICATION),
                kind=kind,
                case_id=case_id,
                parameters=parameters,
                created_at=self._now,
                told_by=told_by,
                named=named,
            )
        )

    def of_entry(self, case: Case, entry: Entry, *, told_by: str | None) -> None:
        """What the entry tells by itself; `case` stands as the entry leaves it."""
        for told in told_by_entry(case, entry):
            self.decide(told.kind, case.case_id, told.parameters, told_by=told_by)

    def flush(self, terms: NotificationTerms) -> None:
        for told in self._decided:
            due_at = terms.due(told.kind, self._now)
            self._uow.notifications.put(PendingNotification(notification=told, due_at=due_at))
