"""Hide a file from everybody (domain.md, *Redaction*)."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.chargebacks.drafting import listed
from core.errors import Refusal
from core.evidence.entries import redacted_entry
from core.evidence.evidence import EvidenceStatus
from core.evidence.refusals import not_attached
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.evidence_command import EvidenceCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.hiding import hide_in_representments


@frozen(kw_only=True)
class RedactEvidence(EvidenceCommand[bool]):
    """Takes a file's name away and gives no link to it any more. A stub with its hash stays on
    the timeline, and the file itself under its lock.
    """

    action: ClassVar = "evidence.redact"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    reason: str
    expected_version: int | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        found = self.case_and_evidence(work, expected_version=self.expected_version)
        if isinstance(found, Refusal):
            return found
        case, evidence = found
        if evidence.status is not EvidenceStatus.ATTACHED:
            return not_attached(evidence)
        redacted = evidence.redacted(by=work.request.actor, when=work.now)
        work.uow.evidences.save(redacted)
        hide_in_representments(work, case.case_id, shown=listed(evidence), instead=listed(redacted))
        work.record(case, redacted_entry(redacted, reason=self.reason))
        work.details |= {"sha256": redacted.sha256}
        return True
