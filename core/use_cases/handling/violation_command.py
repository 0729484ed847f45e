"""Commands on one violation, filed under its case."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.conduct.violation import Violation
from core.errors import Refusal
from core.text import unfit_id, unfit_text
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work

Told = TypeVar("Told")


@frozen(kw_only=True)
class ViolationCommand(Command[Told]):
    """A command that names a violation, with a reason; its case decides who may give it."""

    violation_id: str
    reason: str

    @property
    def resource(self) -> str:
        return f"violation:{self.violation_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("violationId", self.violation_id)
        yield unfit_text("reason", self.reason)

    def file_under(self, work: Work, violation: Violation) -> None:
        """The case's audit shows what was done about it."""
        work.filed_under = f"case:{violation.case_id}"
        work.details |= {
            "violation_id": violation.violation_id,
            "user_id": violation.user_id,
            "sanction": violation.sanction.value,
        }
