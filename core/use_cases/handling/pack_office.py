"""Where packs are made: audited first, then streamed from the store of files."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from attrs import evolve, frozen

from core.errors import Refusal
from core.pack.document import AlteredEvidence, Document, KeptFile
from core.pack.pack import Pack
from core.pack.purpose import PackPurpose
from core.request import Request, Role
from core.use_cases.export_case import ExportCase, ExportCaseByItself
from core.use_cases.handling.desk import Desk
from ports.archive import Archive, ArchiveFile
from ports.evidence_store import EvidenceStore, Kept

ZIP: Final = "application/zip"
COPY_LOCKED: Final = timedelta(days=1)
"""A pack for staff is a copy: a lock of years would keep words that have to be forgotten."""


@frozen(kw_only=True)
class KeptPack:
    """A pack in the store of files; `sha256` and `size_bytes` are the archive's."""

    pack: Pack
    kept: Kept
    sha256: str

    @property
    def size_bytes(self) -> int:
        return self.kept.size


@frozen(kw_only=True)
class CaseExport:
    """A link to a pack, for whoever holds it until `expires_at`.

    `manifest_sha256` is what the audit has of the pack.
    """

    url: str
    expires_at: datetime
    file_name: str
    size_bytes: int
    sha256: str
    manifest_sha256: str
    case_version: int


@frozen(kw_only=True)
class PackOffice:
    """Packs for staff, for banks and for whoever runs the service.

    Reading evidence raises StoreUnavailable where the store gives no answer, and AlteredEvidence
    where what is kept is not what was attached. No method leaves a part of a pack behind.
    """

    desk: Desk
    files: EvidenceStore
    archive: Archive

    def pack(self, case_id: str, *, purpose: PackPurpose, request: Request) -> Pack | Refusal:
        """The pack of the case as it stands; it is in the audit from now on."""
        kind = ExportCaseByItself if Role.SYSTEM in request.roles else ExportCase
        return self._packed(kind(case_id=case_id, purpose=purpose), request)

    def stream(self, pack: Pack) -> Iterator[bytes]:
        """The pack as one file, read as it is taken: the same bytes every time."""
        return self.archive.written(self._files(pack), stamped_at=pack.stamped_at)

    def keep(self, pack: Pack) -> KeptPack:
        """Put the pack under lock in the store. Doing it again finds it and doubles nothing.

        The evidence is read twice: the store has to know the hash before the content.
        """
        digest = sha256()
        for chunk in self.stream(pack):
            digest.update(chunk)
        kept = self.files.put(
            key=pack.kept_under,
            content=self.stream(pack),
            sha256=digest.hexdigest(),
            mime=ZIP,
            retain_until=pack.export.exported_at + self._locked_for(pack.export.purpose),
        )
        return KeptPack(pack=pack, kept=kept, sha256=digest.hexdigest())

    def export(self, asked: ExportCase, request: Request) -> CaseExport | Refusal:
        """Make a pack, keep it and link to it for minutes."""
        pack = self._packed(asked, request)
        if isinstance(pack, Refusal):
            return pack
        there = self.keep(pack)
        link = self.files.link(
            key=there.kept.key,
            version_id=there.kept.version_id,
            file_name=pack.file_name,
            mime=ZIP,
            expires_in=self.desk.policies.current().evidence.link_lifetime,
        )
        return CaseExport(
            url=link.url,
            expires_at=link.expires_at,
            file_name=pack.file_name,
            size_bytes=there.size_bytes,
            sha256=there.sha256,
            manifest_sha256=pack.manifest.sha256,
            case_version=pack.case_version,
        )

    def _packed(self, asked: ExportCase, request: Request) -> Pack | Refusal:
        # Each export is audited: no idempotency key answers with an earlier one.
        return self.desk.handle(asked, evolve(request, idempotency_key=None))

    def _files(self, pack: Pack) -> Iterator[ArchiveFile]:
        """The manifest first: whoever reads along can check each file as it comes."""
        yield from map(_made, (pack.manifest, *pack.documents))
        for file in pack.evidence:
            content = self._evidence(file)
            yield ArchiveFile(name=file.name, size=file.size_bytes, content=content)

    def _evidence(self, file: KeptFile) -> Iterator[bytes]:
        chunks = self.files.read_kept(key=file.key, version_id=file.version_id)
        if chunks is None:
            raise AlteredEvidence(evidence_id=file.evidence_id, key=file.key)
        yield from file.checked(chunks)

    def _locked_for(self, purpose: PackPurpose) -> timedelta:
        """What a bank was told has to be provable for as long as the evidence is."""
        if purpose is PackPurpose.REPRESENTMENT:
            return self.desk.policies.current().evidence.retention
        return COPY_LOCKED


def _made(document: Document) -> ArchiveFile:
    return ArchiveFile(name=document.name, size=document.size_bytes, content=(document.content,))
