"""Take parked work off the list: a person has dealt with it."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from core.errors import Refusal
from core.parked.parked_work import Ending, ParkedWork
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.command import NOT_ASKED
from core.use_cases.handling.parked_work_command import ParkedWorkCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.ending_parked import ENDED_BY, Looked


@frozen(kw_only=True)
class UnparkWork(ParkedWorkCommand[bool]):
    """Ends the parking with a note; nothing is asked about the work any more.

    A refund, a capture and a release of a deposit end with it: as the processor holds them, which
    the parked office `looked` up before (Done with None where it holds none), else failed with
    `given_up`, so that what they had reserved is free. The answer is False, and the work stays
    parked, while the processor still works on it.
    """

    action: ClassVar = "parked.unpark"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    note: str
    looked: Looked | None = field(default=None, metadata={NOT_ASKED: True})

    def faults(self) -> Iterator[Refusal | None]:
        yield from ParkedWorkCommand.faults(self)
        yield unfit_text("note", self.note)

    def decide(self, work: Work) -> bool | Refusal:
        parked = self.waiting(work)
        if isinstance(parked, Refusal):
            return parked
        work.dealt_with.add(parked.work_id)
        if not self._ends(work, parked):
            return False
        ended = parked.end(Ending.UNPARKED, by=work.request.actor, when=work.now, note=self.note)
        work.uow.parking.save(ended)
        return True

    def _ends(self, work: Work, parked: ParkedWork) -> bool:
        """Whether the subject is at its end now, or has none."""
        end = ENDED_BY.get(parked.kind)
        if end is None:
            return True
        if self.looked is None:
            raise LookupError(f"{parked.subject_id} is parked and was not looked up")
        return end(work, parked.subject_id, self.looked.value)
