"""Put a file that arrived, was looked at and is kept under lock on the timeline."""

from enum import Enum, auto
from typing import ClassVar

from attrs import field, frozen

from core.cases.case import Case
from core.cases.status import Awaiting
from core.errors import Refusal
from core.evidence.blocked import attachment_blocked
from core.evidence.entries import attached_entry
from core.evidence.evidence import Evidence, EvidenceStatus
from core.evidence.refusals import (
    form_ended,
    not_attached,
    nothing_arrived,
    still_scanned,
)
from core.request import Role
from core.use_cases.handling.command import NOT_ASKED
from core.use_cases.handling.evidence_command import EvidenceCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.named_on_case import case_and_part
from ports.evidence_store import Kept


class Missing(Enum):
    """What an attaching still waits for."""

    UPLOAD = auto()
    VERDICT = auto()


@frozen(kw_only=True)
class AttachEvidence(EvidenceCommand[bool]):
    """Only who announced the file attaches it, or staff. Attaching it again changes nothing.

    `looked` is what the evidence office found of the upload, where there was something to look
    for (core/use_cases/handling/evidence_office.py).
    """

    action: ClassVar = "evidence.attach"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.PARTICIPANT})

    looked: Kept | Missing = field(default=Missing.UPLOAD, metadata={NOT_ASKED: True})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.case_and_evidence(work)
        if isinstance(found, Refusal):
            return found
        case, evidence = found
        match evidence.status:
            case EvidenceStatus.REQUESTED:
                return self._attached(work, case, evidence)
            case EvidenceStatus.ATTACHED:
                return True
            case _ if evidence.refusal is not None:
                return attachment_blocked(evidence.refusal)
            case _:
                return not_attached(evidence)

    def _attached(self, work: Work, case: Case, evidence: Evidence) -> bool | Refusal:
        if isinstance(self.looked, Missing):
            return self._missing(work, evidence)
        attached = evidence.attached(
            s3_key=self.looked.key, s3_version=self.looked.version_id, when=work.now
        )
        work.uow.evidences.save(attached)
        work.record(case, attached_entry(attached, side=self._side(work)))
        work.details |= {"sha256": attached.sha256, "s3_version": self.looked.version_id}
        return True

    def _side(self, work: Work) -> Awaiting | None:
        found = case_and_part(work, self.case_id)
        return None if isinstance(found, Refusal) else found[1].side

    def _missing(self, work: Work, evidence: Evidence) -> Refusal:
        if self.looked is Missing.VERDICT:
            return still_scanned()
        return nothing_arrived() if evidence.form_lifetime(work.now) else form_ended()
