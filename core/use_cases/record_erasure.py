"""Keep that a person was forgotten."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.erasure.erased_person import ErasedPerson
from core.erasure.ground import ErasureGround
from core.erasure.person import unfit_person
from core.errors import Refusal
from core.request import Role
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from ports.id_generator import Prefix


@frozen(kw_only=True)
class RecordErasure(Command[bool]):
    """The last step of an erasure, with the cases that had to be kept for now."""

    action: ClassVar = "person.erased"
    roles: ClassVar = frozenset({Role.SYSTEM})

    user_id: str
    ground: ErasureGround
    decided_by: str
    cases_kept: tuple[str, ...] = ()

    @property
    def resource(self) -> str:
        return f"person:{self.user_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_person("userId", self.user_id)
        yield unfit_id("decidedBy", self.decided_by)

    def decide(self, work: Work) -> bool:
        person = ErasedPerson(
            erasure_id=work.ids.new(Prefix.ERASURE),
            user_id=self.user_id,
            ground=self.ground,
            decided_by=self.decided_by,
            erased_at=work.now,
            cases_kept=self.cases_kept,
        )
        work.uow.erasures.add(person)
        work.details |= {
            "ground": self.ground.value,
            "decided_by": self.decided_by,
            "cases_kept": list(self.cases_kept),
        }
        return True
