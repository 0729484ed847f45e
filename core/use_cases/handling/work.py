"""One attempt at a command: what it loads, changes, announces and leaves in the audit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import define, field

from core.announcements.announcement import Announcement
from core.announcements.of_cases import of_entry
from core.announcements.topic import Topic
from core.audit.entry import AuditEntry
from core.cases.access import case_not_found, denied_to_staff
from core.cases.breaching import breach, missed
from core.cases.case import Case
from core.cases.change import Change
from core.cases.status import CaseStatus
from core.cases.worsening import worsens
from core.errors import ErrorCode, Refusal
from core.notifications.kind import NotificationKind
from core.notifications.notification import Parameter
from core.policies.policies import Policies as PolicyValues
from core.request import Request, Role
from core.timeline.event import ActorKind, Entry, Event
from core.use_cases.handling.hold_book import HoldBook
from core.use_cases.handling.notification_book import NotificationBook
from core.use_cases.handling.payable_book import PayableBook
from ports.id_generator import IdGenerator, Prefix
from ports.lost_race import StaleRow
from ports.outbox import OutboxMessage
from ports.policies import Policies
from ports.unit_of_work import UnitOfWork


@define(kw_only=True)
class Work:
    """A command's hands. Nothing it was given is written before `flush`.

    `dealt_with` is the parked work (`spw_…`) that is ended with this very command, `won` the
    chargebacks (`scb_…`) that are won by it, whatever is stored of them.
    """

    uow: UnitOfWork
    request: Request
    now: datetime
    ids: IdGenerator
    all_policies: Policies
    details: dict[str, Any] = field(factory=dict)
    filed_under: str | None = None
    dealt_with: set[str] = field(factory=set)
    won: set[str] = field(factory=set)
    payables: PayableBook = field(init=False)
    payout_holds: HoldBook = field(init=False)
    _added: dict[str, Case] = field(factory=dict)
    _changed: dict[str, Case] = field(factory=dict)
    _read: dict[str, Case] = field(factory=dict)
    _announced: list[Announcement] = field(factory=list)
    _people: NotificationBook = field(init=False)
    _worsened: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.payables, self.payout_holds = PayableBook(self.uow), HoldBook(self.uow)
        self._people = NotificationBook(self.uow, self.ids, self.now)

    @property
    def policies(self) -> PolicyValues:
        return self.all_policies.current()

    @property
    def _is_system(self) -> bool:
        return Role.SYSTEM in self.request.roles

    @property
    def _actor_kind(self) -> ActorKind:
        if self._is_system:
            return ActorKind.SYSTEM
        return ActorKind.ADMIN if self.request.is_staff else ActorKind.USER

    def found(self, case_id: str) -> Case | None:
        """The case as this command has it by now, whoever may see it.

        A deadline that passed is recorded before anything is decided on the case: no answer,
        however late, hides a breach.
        """
        here = self._changed.get(case_id) or self._added.get(case_id) or self._read.get(case_id)
        case = here or self.uow.cases.get(case_id)
        if case is None:
            return None
        # A second look might see what others have committed since, and be guarded at that version.
        self._read[case_id] = case
        return self._breaches_first(case)

    def case(self, case_id: str, *, expected_version: int | None = None) -> Case | Refusal:
        """The case, if it exists, is open to the actor and has the version they saw."""
        case = self.found(case_id)
        if case is None:
            return case_not_found(case_id)
        if Role.SYSTEM not in self.request.roles:
            denied = denied_to_staff(case, self.request)
            if denied is not None:
                return denied
        if expected_version not in (None, case.version):
            return _stale(case)
        return case

    def as_listed(self, listed: Case) -> Case:
        """A case of a list with what was missed on it until now. Raises StaleRow where it changed
        since it was listed: what is read of it later would be guarded at its new version.
        """
        known = self.found(listed.case_id)
        if known is None or known.version != listed.version:
            raise StaleRow(kind="case", key=listed.case_id)
        return known

    def case_for_money(
        self, case_id: str, *, expected_version: int | None = None
    ) -> Case | Refusal:
        """As `case`, and NOT_ACTIVE for a closed one (domain.md: no money moves on it)."""
        case = self.case(case_id, expected_version=expected_version)
        if isinstance(case, Case) and case.status is CaseStatus.CLOSED:
            return Refusal(
                code=ErrorCode.NOT_ACTIVE,
                field="caseId",
                message="This case is closed; no money moves on it.",
                hint="Reopen it, or open a new case on the order.",
            )
        return case

    def add(self, case: Case, entry: Entry) -> None:
        """A new case with the first line of its timeline."""
        self.uow.cases.add(case)
        self._added[case.case_id] = case
        self._worsened.add(case.case_id)
        self.uow.timeline.append(self._event(case, entry, case.created_at, by_system=False))
        self._people.of_entry(case, entry, told_by=self._told_by(by_system=False))

    def apply(self, change: Change, *, by_system: bool = False) -> Case:
        """Put the entries on the timeline and keep the case that saw them for the flush.

        `by_system` says that nobody but the Support Center itself did it.
        """
        case = change.case
        for entry in change.entries:
            case = self._witnessed(case, entry, by_system=by_system)
            self._announced.extend(of_entry(case.case_id, entry))
            self._people.of_entry(case, entry, told_by=self._told_by(by_system=by_system))
        self._changed[case.case_id] = case
        return case

    def _breaches_first(self, case: Case) -> Case:
        while (clock := missed(case, by=case.next_instant(self.now))) is not None:
            breached = breach(case, clock)
            told = breached.entries
            case = breached.case
            for entry in told:
                case = self._witnessed(case, entry, by_system=True)
                self._people.of_entry(case, entry, told_by=self._told_by(by_system=True))
            self.announce(Topic.SLA_BREACH, case.case_id, dict(told[0].payload))
            self._changed[case.case_id] = case
        return case

    def _witnessed(self, case: Case, entry: Entry, *, by_system: bool) -> Case:
        event = self._event(case, entry, case.next_instant(self.now), by_system=by_system)
        self.uow.timeline.append(event)
        if worsens(event):
            self._worsened.add(case.case_id)
        return case.witness(event, self.all_policies.version(case.policies_version))

    def record(self, case: Case, *entries: Entry, by_system: bool = False) -> Case:
        """Entries that change nothing else about the case, as this command has it by now."""
        newest = self._changed.get(case.case_id, case)
        return self.apply(Change(newest, entries), by_system=by_system)

    def worsened(self) -> tuple[Case, ...]:
        """The cases, as they are now, that this command opened, reopened or made more urgent."""
        known = self._added | self._changed
        return tuple(known[case_id] for case_id in sorted(self._worsened))

    def announce(self, topic: Topic, case_id: str, payload: Mapping[str, Any]) -> None:
        """Tell other services once this is committed. A change of status announces itself."""
        self._announced.append(Announcement(topic=topic, case_id=case_id, payload=payload))

    def notify(
        self,
        kind: NotificationKind,
        case_id: str,
        parameters: Mapping[str, Parameter],
        *,
        named: tuple[str, ...] = (),
        by_system: bool = False,
    ) -> None:
        """Tell people once this is committed, in the parts that hear of the kind, and those
        `named` as well. What an entry of the timeline tells by itself (core/notifications/
        of_entries.py) is told already. Whoever gives the command is not told, unless it happened
        `by_system`.
        """
        told_by = self._told_by(by_system=by_system)
        self._people.decide(kind, case_id, parameters, told_by=told_by, named=named)

    def _told_by(self, *, by_system: bool) -> str | None:
        return None if by_system or self._is_system else self.request.actor

    def flush(self, *, action: str, resource: str) -> None:
        """Write everything in one transaction. Raises LostRace; the audit row is in it.

        It is filed under `filed_under` where the command learnt only later what it is about.
        """
        versions = self._saved_versions()
        self.payables.flush()
        self.payout_holds.flush()
        for told in self._announced:
            self.uow.outbox.put(self._message(told, versions[told.case_id]))
        self._people.flush(self.policies.notifications)
        self.uow.audit_trail.append(
            self.audit_entry(action=action, resource=self.filed_under or resource)
        )
        self.uow.commit()

    def _saved_versions(self) -> Mapping[str, int]:
        """Save every case that changed or is announced about, and tell each one's version.

        An announcement moves its case along: were the version only read, another command could
        commit a newer one in between, and listeners would see it go back.
        """
        for told in self._announced:
            if told.case_id not in self._added | self._changed:
                self._changed[told.case_id] = self._stored(told.case_id)
        versions = {case_id: case.version for case_id, case in self._added.items()}
        for case_id in sorted(self._changed):
            case = self._changed[case_id]
            self.uow.cases.save(case)
            versions[case_id] = case.version + 1
        return versions

    def _stored(self, case_id: str) -> Case:
        case = self.uow.cases.get(case_id)
        if case is None:
            raise LookupError(f"{case_id} is announced about and does not exist")
        return case

    def audit_entry(self, *, action: str, resource: str) -> AuditEntry:
        return AuditEntry(
            audit_id=self.ids.new(Prefix.AUDIT),
            actor_admin=self.request.actor,
            action=action,
            resource=resource,
            details={**self.details, "corr_id": self.request.correlation_id},
            ip=self.request.ip,
            user_agent=self.request.user_agent,
            created_at=self.now,
        )

    def _event(self, case: Case, entry: Entry, when: datetime, *, by_system: bool) -> Event:
        kind = ActorKind.SYSTEM if by_system else self._actor_kind
        return Event(
            event_id=self.ids.new(Prefix.EVENT),
            case_id=case.case_id,
            actor_kind=kind,
            actor_id=None if kind is ActorKind.SYSTEM else self.request.actor,
            type=entry.type,
            payload=entry.payload,
            created_at=when,
        )

    def _message(self, told: Announcement, case_version: int) -> OutboxMessage:
        return OutboxMessage(
            message_id=self.ids.new(Prefix.OUTBOX),
            topic=str(told.topic),
            case_id=told.case_id,
            case_version=case_version,
            payload=told.payload,
            created_at=self.now,
        )


def _stale(case: Case) -> Refusal:
    return Refusal(
        code=ErrorCode.CONFLICT,
        field="expectedVersion",
        message=f"The case has changed; it is at version {case.version} now.",
        hint="Read it again, then decide whether the change still makes sense.",
    )
