"""Tell people what they are to hear (docs/adr/0021)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from attrs import evolve, frozen

from core.announcements.redelivery import MOST_ATTEMPTS, pause_after
from core.notifications.recipients import recipients
from core.notifications.terms import NotificationTerms
from core.use_cases.handling.notification_box import is_ours, keep, take
from ports.clock import Clock
from ports.event_publisher import Failed, Published, UnusablePublisher
from ports.id_generator import IdGenerator
from ports.notifications import Addressed, Notifications
from ports.pending_notifications import PendingNotification
from ports.policies import Policies
from ports.unit_of_work import Store, UnitOfWork

MOST_AT_ONCE: Final = 100


@frozen(kw_only=True)
class Sent:
    """The notifications of one round as they stand after it, those `put_off` till quiet hours end
    apart.
    """

    ended: tuple[PendingNotification, ...] = ()
    put_off: tuple[PendingNotification, ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.ended or self.put_off)

    @property
    def delivered(self) -> tuple[PendingNotification, ...]:
        return tuple(one for one in self.ended if one.delivered_at is not None)

    @property
    def parked(self) -> tuple[PendingNotification, ...]:
        return tuple(one for one in self.ended if one.parked_at is not None)

    @property
    def failed(self) -> tuple[PendingNotification, ...]:
        """Those that will be sent again."""
        return tuple(one for one in self.ended if one.waits)


@frozen(kw_only=True)
class SendNotifications:
    """Sends each at least once. Any number of senders may work on one store."""

    store: Store
    clock: Clock
    policies: Policies
    notifications: Notifications
    ids: IdGenerator

    def round(self, *, limit: int = MOST_AT_ONCE) -> Sent:
        """Send up to `limit` that are due; nothing at all is the end of the work.

        Whom one reaches is read when it is sent, so that it follows a case that was restricted or
        handed on meanwhile. The attempts are stored before anything is sent, and what became of
        them afterwards; no transaction is open in between. Raises UnusablePublisher, with the
        attempts taken back.
        """
        now = self.clock.now()
        taken = take(self.store, now=now, limit=min(limit, MOST_AT_ONCE), terms=self._terms)
        begun = tuple(one for one in taken if is_ours(one, now=now))
        to_send = tuple(one for one in begun if one.attempts <= MOST_ATTEMPTS)
        ended = [
            *self._sent(to_send),
            *(_worn_out(one, now) for one in begun if one.attempts > MOST_ATTEMPTS),
        ]
        put_off = tuple(one for one in taken if not is_ours(one, now=now))
        return Sent(ended=keep(self.store, ended, self.ids), put_off=put_off)

    @property
    def _terms(self) -> NotificationTerms:
        return self.policies.current().notifications

    def _sent(self, to_send: Sequence[PendingNotification]) -> list[PendingNotification]:
        """A case may have nobody left who may hear of it: then nobody is told, and that is that."""
        addressed = self._addressed(to_send)
        reaching = [one for one in addressed if one.recipients]
        results = iter(self._delivered(reaching, to_send) if reaching else ())
        now = self.clock.now()
        return [
            _ended(one, next(results) if whom.recipients else Published(), now, self._terms)
            for one, whom in zip(to_send, addressed, strict=True)
        ]

    def _addressed(self, to_send: Sequence[PendingNotification]) -> list[Addressed]:
        if not to_send:
            return []
        with self.store.unit_of_work() as uow:
            return [self._address(uow, one) for one in to_send]

    def _address(self, uow: UnitOfWork, pending: PendingNotification) -> Addressed:
        told = pending.notification
        case = uow.cases.get(told.case_id)
        if case is None:
            return Addressed(notification=told, recipients=())
        order = None if case.order_id is None else uow.order_snapshots.newest(case.order_id)
        reached = recipients(told, case, order, on_call=self._terms.on_call)
        return Addressed(notification=told, recipients=reached)

    def _delivered(
        self, reaching: Sequence[Addressed], begun: Sequence[PendingNotification]
    ) -> tuple[Published | Failed, ...]:
        try:
            return self.notifications.send(reaching)
        except UnusablePublisher:
            now = self.clock.now()
            back = [evolve(one, attempts=one.attempts - 1, due_at=now) for one in begun]
            keep(self.store, back, self.ids)
            raise


def _ended(
    sent: PendingNotification, result: Published | Failed, now: datetime, terms: NotificationTerms
) -> PendingNotification:
    if isinstance(result, Published):
        return evolve(sent, delivered_at=now, last_failure=None)
    pause = pause_after(sent.attempts)
    failed = evolve(sent, last_failure=result.why)
    if pause is None:
        return evolve(failed, parked_at=now)
    return evolve(failed, due_at=terms.due(sent.notification.kind, now + pause))


def _worn_out(begun: PendingNotification, now: datetime) -> PendingNotification:
    """Every attempt was begun, and this one is not made: whoever makes it may end with it."""
    attempts = begun.attempts - 1
    why = f"the sender ended before it knew what became of attempt {attempts}"
    return evolve(begun, attempts=attempts, last_failure=why, parked_at=now)
