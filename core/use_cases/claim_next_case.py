"""Take the next case that nobody has."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.announcements.topic import Topic
from core.cases.kind import CaseKind
from core.cases.stewardship import assign
from core.errors import ErrorCode, Refusal
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.views.case_queue import CaseQueue


@frozen(kw_only=True)
class ClaimNextCase(Command[str | None]):
    """Makes the caller the owner of the first case of the queue without one; answers its id, None
    where there is none.

    Whoever claims at the same time gets the one behind it, and nobody waits.
    """

    action: ClassVar = "case.claim"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    queue: CaseQueue = CaseQueue.UNASSIGNED
    kind: CaseKind | None = None

    @property
    def resource(self) -> str:
        return f"queue:{self.queue.value}"

    def faults(self) -> Iterator[Refusal | None]:
        yield _owned_already() if self.queue is CaseQueue.MINE else None

    def decide(self, work: Work) -> str | Refusal | None:
        agent = work.request.actor
        case_id = work.uow.unassigned_cases.claim(
            self.queue, kind=self.kind, agent=agent, now=work.now
        )
        if case_id is None:
            return None
        case = work.case(case_id)
        if isinstance(case, Refusal):
            return case
        work.filed_under = f"case:{case_id}"
        work.details |= {"owner_admin": agent, "queue": self.queue.value}
        work.announce(Topic.CASE_ASSIGN, case_id, {"owner_admin": agent})
        work.apply(assign(case, agent))
        return case_id


def _owned_already() -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="queue",
        message="The cases in MINE have an owner already: you.",
        hint="Claim from UNASSIGNED or another queue, or read caseQueue(name: MINE).",
    )
