"""Commands on one file of a case: they name both, and reach it through its own case alone."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.cases.case import Case
from core.errors import Refusal
from core.evidence.evidence import Evidence, EvidenceStatus
from core.evidence.refusals import evidence_not_found
from core.text import unfit_id
from core.timeline.message import Audience
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.named_on_case import case_and_part

Told = TypeVar("Told")


@frozen(kw_only=True)
class EvidenceCommand(Command[Told]):
    """A command on evidence that its caller may see; on a restricted case nobody else's is.

    A customer-side person sees the participants' files once they are attached, and their own
    from the start. What is not theirs to see is EVIDENCE_NOT_FOUND, as if it were not there.
    """

    case_id: str
    evidence_id: str

    @property
    def resource(self) -> str:
        return f"case:{self.case_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("caseId", self.case_id)
        yield unfit_id("evidenceId", self.evidence_id)

    def case_and_evidence(
        self, work: Work, *, expected_version: int | None = None
    ) -> tuple[Case, Evidence] | Refusal:
        found = case_and_part(work, self.case_id, expected_version=expected_version)
        if isinstance(found, Refusal):
            return found
        evidence = work.uow.evidences.get(self.evidence_id)
        if evidence is None or evidence.case_id != self.case_id or _hidden_from(work, evidence):
            return evidence_not_found(self.evidence_id)
        work.details |= {"evidence_id": evidence.evidence_id}
        return found[0], evidence


def _hidden_from(work: Work, evidence: Evidence) -> bool:
    if work.request.is_staff or evidence.uploaded_by == work.request.actor:
        return False
    is_shown = evidence.status in (EvidenceStatus.ATTACHED, EvidenceStatus.REDACTED)
    return evidence.audience is Audience.STAFF or not is_shown
