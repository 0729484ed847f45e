"""A Support Center with its store of files, and people who send files to it."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from attrs import define, field

from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.system.local_scanner import LocalScanner
from core.errors import ErrorCode, Refusal
from core.evidence.evidence import Evidence
from core.request import Request
from core.use_cases.attach_evidence import AttachEvidence
from core.use_cases.handling.evidence_office import EvidenceOffice, Upload
from core.use_cases.open_evidence_link import OpenEvidenceLink
from core.use_cases.request_evidence_upload import RequestEvidenceUpload
from ports.evidence_store import EvidenceLink, EvidenceStore
from ports.malware_scanner import MalwareScanner, Verdict
from ports.object_bucket import StoredObject
from tests.evidence.files import png
from tests.use_cases.office import BUYER, Office

LAMP = png()


@define
class StatedScanner:
    """Says of every upload what a test states; `meanwhile` happens before it does."""

    states: Verdict = Verdict.CLEAN
    meanwhile: Callable[[], object] = lambda: None

    def verdict(self, *, key: str, version_id: str) -> Verdict:
        assert key
        assert version_id
        self.meanwhile()
        return self.states


@define
class Filing:
    """An office in which order ord_1001 is known, with short names for sending files."""

    office: Office = field(factory=Office)
    files: BucketEvidenceStore = field(init=False)
    scanner: MalwareScanner = field(init=False)
    door_of: Callable[[BucketEvidenceStore], EvidenceStore] = field(default=lambda store: store)

    def __attrs_post_init__(self) -> None:
        self.files = BucketEvidenceStore.in_memory(self.office.clock)
        self.scanner = LocalScanner(self.files)
        self.office.order()

    @property
    def evidence(self) -> EvidenceOffice:
        return EvidenceOffice(
            desk=self.office.desk, files=self.door_of(self.files), scanner=self.scanner
        )

    def announces(
        self, case_id: str, content: bytes = LAMP, request: Request = BUYER, **more: Any
    ) -> Upload:
        upload = self.evidence.request(announcement(case_id, content, **more), request)
        assert isinstance(upload, Upload), upload
        return upload

    def sends(self, upload: Upload, content: bytes = LAMP) -> None:
        """Through the form, as a browser does."""
        token = upload.form.url.rpartition("/")[2]
        self.files.door.receive(token, fields=upload.form.fields, content=(content,))

    def smuggles(self, case_id: str, upload: Upload, content: bytes) -> None:
        """Into quarantine whatever the form allows, as if the form were worth nothing."""
        self.files.quarantine.add(
            key=f"quarantine/{case_id}/{upload.evidence_id}", content=(content,), mime="image/png"
        )

    def attaches(self, case_id: str, evidence_id: str, request: Request = BUYER) -> bool | Refusal:
        return self.evidence.attach(
            AttachEvidence(case_id=case_id, evidence_id=evidence_id), request
        )

    def attached(
        self, case_id: str, content: bytes = LAMP, request: Request = BUYER, **more: Any
    ) -> str:
        """The id of a file that went the whole way."""
        upload = self.announces(case_id, content, request, **more)
        self.sends(upload, content)
        assert self.attaches(case_id, upload.evidence_id, request) is True
        return upload.evidence_id

    def link(
        self, case_id: str, evidence_id: str, request: Request = BUYER
    ) -> EvidenceLink | Refusal:
        asked = OpenEvidenceLink(case_id=case_id, evidence_id=evidence_id)
        return self.evidence.link(asked, request)

    def downloaded(self, link: EvidenceLink) -> bytes | None:
        named = self.files.door.download(link.url.rpartition("/")[2])
        return None if named is None else b"".join(named.chunks)

    def stored(self, evidence_id: str) -> Evidence:
        with self.office.store.unit_of_work() as uow:
            evidence = uow.evidences.get(evidence_id)
        assert evidence is not None
        return evidence

    def quarantined(self) -> list[StoredObject]:
        return list(self.files.quarantine.versions(""))

    def kept(self) -> list[StoredObject]:
        return list(self.files.evidence.versions(""))


def announcement(case_id: str, content: bytes = LAMP, **more: Any) -> RequestEvidenceUpload:
    known: dict[str, Any] = {
        "file_name": "lamp.png",
        "mime_type": "image/png",
        "size_bytes": len(content),
        "sha256": sha256(content).hexdigest(),
    }
    return RequestEvidenceUpload(case_id=case_id, **(known | more))


def code_of(told: object) -> tuple[ErrorCode, str | None]:
    """Code and field of what must be a refusal."""
    assert isinstance(told, Refusal), told
    assert told.message
    assert told.hint
    return told.code, told.field
