"""Remember that what arrived for a file is not let in."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.evidence.blocked import Blocked
from core.evidence.evidence import EvidenceStatus
from core.request import Role
from core.use_cases.handling.evidence_command import EvidenceCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class RefuseEvidence(EvidenceCommand[bool]):
    """The Support Center's own doing, once it looked. What was decided before stays decided."""

    action: ClassVar = "evidence.refuse"
    roles: ClassVar = frozenset({Role.SYSTEM})

    why: Blocked

    def decide(self, work: Work) -> bool | Refusal:
        evidence = work.uow.evidences.get(self.evidence_id)
        if evidence is None or evidence.status is not EvidenceStatus.REQUESTED:
            return False
        work.uow.evidences.save(evidence.refused(self.why))
        work.details |= {
            "evidence_id": evidence.evidence_id,
            "sha256": evidence.sha256,
            "why": self.why.value,
        }
        return True
