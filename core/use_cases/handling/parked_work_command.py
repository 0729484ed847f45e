"""Commands on one thing that is parked, filed under it."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.errors import Refusal
from core.parked.parked_work import ParkedWork
from core.parked.refusals import no_such_work, not_waiting
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work

Told = TypeVar("Told")


@frozen(kw_only=True)
class ParkedWorkCommand(Command[Told]):
    """A command that names parked work; its case, where it has one, decides who may give it."""

    work_id: str

    @property
    def resource(self) -> str:
        return f"parked:{self.work_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("workId", self.work_id)

    def waiting(self, work: Work) -> ParkedWork | Refusal:
        """The work, unless somebody dealt with it or it found its end."""
        parked = work.uow.parking.get(self.work_id)
        if parked is None:
            return no_such_work(self.work_id)
        if parked.case_id is not None:
            case = work.case(parked.case_id)
            if isinstance(case, Refusal):
                return case
        work.details |= {
            "kind": parked.kind.value,
            "subject_id": parked.subject_id,
            "case_id": parked.case_id,
        }
        return not_waiting(parked) or parked
