"""Sending and opening files in the core."""

from attrs import frozen

from core.errors import Refusal
from core.timeline.message import Audience
from core.use_cases.attach_evidence import AttachEvidence
from core.use_cases.open_evidence_link import OpenEvidenceLink
from core.use_cases.read_case_evidence import ReadCaseEvidence
from core.use_cases.read_my_case import ReadMyCase
from core.use_cases.redact_evidence import RedactEvidence
from core.use_cases.request_evidence_upload import RequestEvidenceUpload
from core.views.selection import Selection
from entrypoints.specifications.files_sent import FileSent
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, signed_by
from entrypoints.specifications.people import Person


@frozen
class CoreEvidence:
    """entrypoints/specifications/driver.py, `Evidence`."""

    office: Office

    def send(
        self, who: Person, case_id: str, file: FileSent, *, audience: Audience
    ) -> str | Refusal:
        asked = RequestEvidenceUpload(
            case_id=case_id,
            file_name=file.name,
            mime_type=file.mime,
            size_bytes=len(file.announced),
            sha256=file.sha256,
            audience=audience,
        )
        upload = self.office.evidence.request(asked, signed_by(self.office, who))
        if isinstance(upload, Refusal):
            return upload
        self.office.uploaded(upload.form.url, upload.form.fields, file.arrives)
        attach = AttachEvidence(case_id=case_id, evidence_id=upload.evidence_id)
        told = self.office.evidence.attach(attach, signed_by(self.office, who))
        return told if isinstance(told, Refusal) else upload.evidence_id

    def open(self, who: Person, case_id: str, evidence_id: str) -> bytes | Refusal:
        asked = OpenEvidenceLink(case_id=case_id, evidence_id=evidence_id)
        link = self.office.evidence.link(asked, signed_by(self.office, who))
        return link if isinstance(link, Refusal) else self.office.downloaded(link.url)

    def redact(self, who: Person, case_id: str, evidence_id: str) -> Refusal | None:
        redaction = RedactEvidence(case_id=case_id, evidence_id=evidence_id, reason="Private.")
        return refused(self.office, who, redaction)

    def on_case(self, who: Person, case_id: str) -> int | Refusal:
        everything = ReadCaseEvidence(case_id=case_id, selection=Selection(evidence=True))
        query = ReadMyCase(case_id=case_id) if who.is_customer_side else everything
        view = shown(self.office, who, query)
        return view if isinstance(view, Refusal) else len(view.evidence)
