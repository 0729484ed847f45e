"""Announce a file as evidence, so that a form for uploading it can be given."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.errors import ErrorCode, Refusal
from core.evidence.announcing import outside_terms, unfit_sha256, unfit_size
from core.evidence.evidence import Evidence
from core.evidence.file_name import unfit_ending, unfit_file_name
from core.request import Role
from core.timeline.message import Audience
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.named_on_case import case_and_part
from ports.id_generator import Prefix


@frozen(kw_only=True)
class RequestEvidenceUpload(CaseCommand[str]):
    """A file to come, whose id is the answer. Its key is the server's choice; its name is kept
    for showing alone. `sha256` is of the file, in lower-case hex.
    """

    action: ClassVar = "evidence.request"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.PARTICIPANT})

    file_name: str
    mime_type: str
    size_bytes: int
    sha256: str
    audience: Audience = Audience.PARTICIPANTS

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_file_name(self.file_name)
        yield unfit_size(self.size_bytes)
        yield unfit_sha256(self.sha256)

    def decide(self, work: Work) -> str | Refusal:
        found = case_and_part(work, self.case_id, expected_version=self.expected_version)
        if isinstance(found, Refusal):
            return found
        if self.audience is Audience.STAFF and not work.request.is_staff:
            return _staff_only()
        unfit = outside_terms(
            mime=self.mime_type, size_bytes=self.size_bytes, terms=work.policies.evidence
        ) or unfit_ending(self.file_name, self.mime_type)
        if unfit is not None:
            return unfit
        evidence = self._announced(work)
        work.uow.evidences.add(evidence)
        work.details |= {"evidence_id": evidence.evidence_id, "sha256": evidence.sha256}
        return evidence.evidence_id

    def _announced(self, work: Work) -> Evidence:
        return Evidence(
            evidence_id=work.ids.new(Prefix.EVIDENCE),
            case_id=self.case_id,
            file_name=self.file_name,
            mime=self.mime_type,
            size_bytes=self.size_bytes,
            sha256=self.sha256,
            audience=self.audience,
            uploaded_by=work.request.actor,
            requested_at=work.now,
            expires_at=work.now + work.policies.evidence.form_lifetime,
        )


def _staff_only() -> Refusal:
    return Refusal(
        code=ErrorCode.FORBIDDEN,
        field="audience",
        message="Only staff can attach evidence for staff alone.",
        hint="Leave audience out: the people of the case and its agents will see it.",
    )
