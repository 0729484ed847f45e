"""Open a file of a case for a few minutes."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.evidence.evidence import EvidenceStatus
from core.evidence.refusals import not_attached
from core.request import Role
from core.use_cases.handling.evidence_command import EvidenceCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class OpenEvidenceLink(EvidenceCommand[str]):
    """The id of a file to which its caller may have a link. The audit has it before the link is
    made; a redacted file has none.
    """

    action: ClassVar = "evidence.link"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS, Role.PARTICIPANT})

    def decide(self, work: Work) -> str | Refusal:
        found = self.case_and_evidence(work)
        if isinstance(found, Refusal):
            return found
        _, evidence = found
        if evidence.status is not EvidenceStatus.ATTACHED:
            return not_attached(evidence)
        return evidence.evidence_id
