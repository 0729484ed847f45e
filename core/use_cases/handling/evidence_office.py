"""Evidence from the form to the link: what leaves the database is done between transactions.

domain.md, *Messages, evidence, timeline*; reliability.md 28.
"""

from typing import Any

from attrs import evolve, frozen

from core.errors import Refusal
from core.evidence.evidence import Evidence, EvidenceStatus
from core.evidence.refusals import form_ended, not_attached
from core.request import Request
from core.use_cases.attach_evidence import AttachEvidence
from core.use_cases.handling.command import Command
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.upload_look import Stopped, UploadLook
from core.use_cases.handling.work import Work
from core.use_cases.open_evidence_link import OpenEvidenceLink
from core.use_cases.refuse_evidence import RefuseEvidence
from core.use_cases.request_evidence_upload import RequestEvidenceUpload
from ports.evidence_store import EvidenceLink, EvidenceStore, UploadForm
from ports.malware_scanner import MalwareScanner
from ports.store_unavailable import StoreUnavailable
from ports.unit_of_work import UnitOfWork


@frozen(kw_only=True)
class Upload:
    """A file that was announced, and the form that uploads it."""

    evidence_id: str
    form: UploadForm


@frozen(kw_only=True)
class EvidenceOffice:
    """The commands that need the store of files or the malware scanner.

    Every method raises StoreUnavailable where one of them gives no answer; asking again is safe.
    """

    desk: Desk
    files: EvidenceStore
    scanner: MalwareScanner

    def request(self, asked: RequestEvidenceUpload, request: Request) -> Upload | Refusal:
        """The new file's id and its form, the same again under the same idempotency key."""
        evidence_id = self.desk.handle(asked, request)
        if isinstance(evidence_id, Refusal):
            return evidence_id
        evidence = self._stored(evidence_id)
        lifetime = evidence.form_lifetime(self.desk.clock.now())
        if not lifetime:
            return self._refused(asked, request, form_ended())
        form = self.files.upload_form(
            key=evidence.arrives_under,
            mime=evidence.mime,
            size=evidence.size_bytes,
            sha256=evidence.sha256,
            expires_in=lifetime,
        )
        return Upload(evidence_id=evidence_id, form=form)

    def attach(self, asked: AttachEvidence, request: Request) -> bool | Refusal:
        """Safe to repeat, also after a crash: what is kept already is found and not doubled."""
        evidence = self._to_look_for(asked, request)
        if evidence is None:
            return self.desk.handle(asked, request)
        found = self._look.at(evidence)
        if isinstance(found, Stopped):
            refuse = RefuseEvidence(
                case_id=asked.case_id, evidence_id=asked.evidence_id, why=found.why
            )
            self.desk.handle(refuse, request.by_itself())
        else:
            asked = evolve(asked, looked=found)
        told = self.desk.handle(asked, request)
        self._tidy(evidence)
        return told

    def link(self, asked: OpenEvidenceLink, request: Request) -> EvidenceLink | Refusal:
        """A link to exactly the version that is kept. Each one is audited: no idempotency key
        answers with an earlier one.
        """
        evidence_id = self.desk.handle(asked, evolve(request, idempotency_key=None))
        if isinstance(evidence_id, Refusal):
            return evidence_id
        evidence = self._stored(evidence_id)
        if evidence.s3_key is None or evidence.s3_version is None or evidence.file_name is None:
            # It was redacted a moment ago.
            return self._refused(asked, request, not_attached(evidence))
        return self.files.link(
            key=evidence.s3_key,
            version_id=evidence.s3_version,
            file_name=evidence.file_name,
            mime=evidence.mime,
            expires_in=self.desk.policies.current().evidence.link_lifetime,
        )

    def _refused(self, asked: Command[Any], request: Request, why: Refusal) -> Refusal:
        """A no that came up after the desk had said yes is audited like any other."""
        self.desk.record_refusal(request, action=asked.action, resource=asked.resource, why=why)
        return why

    @property
    def _look(self) -> UploadLook:
        return UploadLook(
            files=self.files,
            scanner=self.scanner,
            clock=self.desk.clock,
            terms=self.desk.policies.current().evidence,
        )

    def _to_look_for(self, asked: AttachEvidence, request: Request) -> Evidence | None:
        """The file whose upload is to be looked at: theirs to attach, and not decided yet."""
        if request.lacks(asked.roles) or any(fault is not None for fault in asked.faults()):
            return None
        with self.desk.store.unit_of_work() as uow:
            limited = request.limited_to(asked.roles)
            found = asked.case_and_evidence(self._reading(uow, limited))
        if isinstance(found, Refusal) or found[1].status is not EvidenceStatus.REQUESTED:
            return None
        return found[1]

    def _tidy(self, looked_for: Evidence) -> None:
        """What was decided about needs no quarantine any more."""
        if self._stored(looked_for.evidence_id).status is EvidenceStatus.REQUESTED:
            return
        try:
            self.files.drop_arrived(looked_for.arrives_under)
        except StoreUnavailable:
            # The answer stands, and quarantine forgets by itself within a day.
            return

    def _stored(self, evidence_id: str) -> Evidence:
        with self.desk.store.unit_of_work() as uow:
            evidence = uow.evidences.get(evidence_id)
        if evidence is None:
            raise LookupError(f"{evidence_id} was answered and is not stored")
        return evidence

    def _reading(self, uow: UnitOfWork, request: Request) -> Work:
        return Work(
            uow=uow,
            request=request,
            now=self.desk.clock.now(),
            ids=self.desk.ids,
            all_policies=self.desk.policies,
        )
