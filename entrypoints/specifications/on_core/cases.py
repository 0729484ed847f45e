"""Working a case in the core."""

from attrs import frozen

from core.cases.derived import public_status, severity
from core.cases.fact import FactName
from core.cases.opening import Opening
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.errors import Refusal
from core.timeline.message import Audience
from core.use_cases.add_watcher import AddWatcher
from core.use_cases.assign_case import AssignCase
from core.use_cases.claim_next_case import ClaimNextCase
from core.use_cases.escalate_case import EscalateCase
from core.use_cases.list_case_queue import ListCaseQueue
from core.use_cases.open_case import OpenCase
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.read_case import ReadCase
from core.use_cases.read_my_case import ReadMyCase
from core.use_cases.record_case_fact import RecordCaseFact
from core.use_cases.redact_message import RedactMessage
from core.use_cases.remove_watcher import RemoveWatcher
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.set_case_priority import SetCasePriority
from core.use_cases.set_case_status import SetCaseStatus
from core.views.case_queue import CaseQueue
from core.views.case_view import CaseView
from core.views.message_view import MessageView
from core.views.selection import Selection
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, told
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import CaseSeen


@frozen
class CoreCases:
    """entrypoints/specifications/driver.py, `Cases`."""

    office: Office

    def open(self, who: Person, opening: Opening) -> str | Refusal:
        return told(self.office, who, OpenCase(opening=opening))

    def move(
        self,
        who: Person,
        case_id: str,
        *,
        to: CaseStatus,
        awaiting: Awaiting | None = None,
        outcome: Outcome | None = None,
        reason: str | None = None,
    ) -> Refusal | None:
        wish = SetCaseStatus(
            case_id=case_id, status=to, awaiting=awaiting, outcome=outcome, reason=reason
        )
        return refused(self.office, who, wish)

    def set_priority(self, who: Person, case_id: str, priority: int) -> Refusal | None:
        return refused(self.office, who, SetCasePriority(case_id=case_id, priority=priority))

    def escalate(self, who: Person, case_id: str) -> Refusal | None:
        return refused(self.office, who, EscalateCase(case_id=case_id))

    def restrict(self, who: Person, case_id: str, *, restricted: bool) -> Refusal | None:
        return refused(self.office, who, RestrictCase(case_id=case_id, restricted=restricted))

    def assign(self, who: Person, case_id: str, *, to: Person) -> Refusal | None:
        return refused(self.office, who, AssignCase(case_id=case_id, owner_admin=to.user_id))

    def add_watcher(self, who: Person, case_id: str, watcher: Person) -> Refusal | None:
        return refused(self.office, who, AddWatcher(case_id=case_id, user_id=watcher.user_id))

    def remove_watcher(self, who: Person, case_id: str, watcher: Person) -> Refusal | None:
        return refused(self.office, who, RemoveWatcher(case_id=case_id, user_id=watcher.user_id))

    def write(self, who: Person, case_id: str, *, audience: Audience) -> Refusal | None:
        words = PostCaseMessage(case_id=case_id, body_md="This is how it went.", audience=audience)
        return refused(self.office, who, words)

    def record_fact(
        self, who: Person, case_id: str, fact: FactName, *, holds: bool
    ) -> Refusal | None:
        record = RecordCaseFact(case_id=case_id, fact=fact, value=holds, note="Looked into.")
        return refused(self.office, who, record)

    def see(self, who: Person, case_id: str) -> CaseSeen | Refusal:
        view = shown(self.office, who, ReadCase(case_id=case_id))
        return view if isinstance(view, Refusal) else _seen(view)

    def see_own(self, who: Person, case_id: str) -> str | Refusal:
        view = shown(self.office, who, ReadMyCase(case_id=case_id))
        return view if isinstance(view, Refusal) else _seen(view).public_status

    def queue(self, who: Person, queue: CaseQueue) -> list[str] | Refusal:
        found = shown(self.office, who, ListCaseQueue(name=queue))
        if isinstance(found, Refusal):
            return found
        return [edge.node.case_id for edge in found.edges]

    def claim_next(self, who: Person) -> str | Refusal | None:
        return told(self.office, who, ClaimNextCase())

    def messages(self, who: Person, case_id: str) -> int | Refusal:
        found = self._messages(who, case_id)
        return found if isinstance(found, Refusal) else len(found)

    def newest_words(self, who: Person, case_id: str) -> str | Refusal:
        found = self._messages(who, case_id)
        if isinstance(found, Refusal):
            return found
        return found[-1].body_md if found else ""

    def redact_newest(self, who: Person, case_id: str) -> Refusal | None:
        found = self._messages(who, case_id)
        if isinstance(found, Refusal):
            return found
        newest = found[-1].message_id if found else "smg_none"
        redaction = RedactMessage(message_id=newest, reason="It names somebody.")
        return refused(self.office, who, redaction)

    def _messages(self, who: Person, case_id: str) -> tuple[MessageView, ...] | Refusal:
        everything = ReadCase(case_id=case_id, selection=Selection(messages=True))
        query = ReadMyCase(case_id=case_id) if who.is_customer_side else everything
        view = shown(self.office, who, query)
        return view if isinstance(view, Refusal) else view.messages


def _seen(view: CaseView) -> CaseSeen:
    return CaseSeen(
        status=view.status,
        awaiting=view.awaiting,
        outcome=view.outcome,
        public_status=public_status(
            status=view.status,
            awaiting=view.awaiting,
            outcome=view.outcome,
            escalated=view.escalated,
        ),
        severity=severity(view.priority),
        first_due_at=view.sla_first_at,
        due_at=view.sla_due_at,
    )
