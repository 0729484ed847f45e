"""A Support Center with packs, on any store, and what its store of files holds."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from attrs import define, field

from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.memory.file_door import FileDoor
from adapters.system.file_bucket import FileBucket
from adapters.system.zip_archive import ZipArchive
from core.errors import Refusal
from core.evidence.entries import attached_entry
from core.evidence.evidence import Evidence
from core.pack.pack import Pack
from core.pack.purpose import PackPurpose
from core.request import Request
from core.timeline.message import Audience
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.handling.pack_office import PackOffice
from core.use_cases.handling.work import Work
from core.use_cases.post_case_message import PostCaseMessage
from ports.evidence_store import EvidenceStore
from ports.object_bucket import Bucket
from tests.builders.evidences import some_evidence
from tests.graphql.stored import Stored
from tests.pack.opened import opened
from tests.use_cases.office import BUYER, FAY, TESS, Office

SAID, NOTED = "I waited for an hour.", "He does that every week."
PNG = b"\x89PNG\r\n\x1a\n a lamp that hangs by its cable"


@define(kw_only=True)
class RecordsRoom:
    office: Office
    stored: Stored
    files: EvidenceStore = field(init=False)
    numbers: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.files = BucketEvidenceStore.in_memory(self.office.clock)

    @property
    def bucket(self) -> Bucket:
        """Where evidence is kept, unless it is in S3."""
        assert isinstance(self.files, BucketEvidenceStore)
        return self.files.evidence

    @property
    def packs(self) -> PackOffice:
        return PackOffice(desk=self.office.desk, files=self.files, archive=ZipArchive())

    def case(self) -> str:
        """A case with a message of the buyer and a note of staff."""
        self.office.order()
        case_id = self.office.case()
        self.office.does(PostCaseMessage(case_id=case_id, body_md=SAID), BUYER)
        self.office.does(AddCaseNote(case_id=case_id, note=NOTED), TESS)
        return case_id

    def keep_files_in(self, directory: Path) -> None:
        """Files on a disk from now on, so that none has to be in memory."""
        clock = self.office.clock
        self.files = BucketEvidenceStore(
            FileDoor(
                quarantine=FileBucket(directory / "quarantine", clock),
                evidence=FileBucket(directory / "kept", clock),
                clock=clock,
            )
        )

    def attach(
        self,
        case_id: str,
        chunks: tuple[bytes, ...] = (PNG,),
        *,
        audience: Audience = Audience.PARTICIPANTS,
        times: int = 1,
    ) -> Evidence:
        """A file of `chunks`, so many times over, that was attached to the case."""
        digest = sha256()
        for chunk in _repeated(chunks, times):
            digest.update(chunk)
        self.numbers += 1
        evidence = some_evidence(
            f"sfl_{self.numbers}",
            case_id=case_id,
            size_bytes=sum(map(len, chunks)) * times,
            sha256=digest.hexdigest(),
            audience=audience,
        )
        kept = self.files.put(
            key=evidence.kept_under,
            content=_repeated(chunks, times),
            sha256=evidence.sha256,
            mime=evidence.mime,
            retain_until=self.office.clock.now() + timedelta(days=9),
        )
        return self._recorded(evidence, kept.version_id)

    def _recorded(self, evidence: Evidence, version_id: str) -> Evidence:
        office, desk = self.office, self.office.desk
        with office.store.unit_of_work() as uow:
            uow.evidences.add(evidence)
            uow.commit()
        attached = evidence.attached(
            s3_key=evidence.kept_under, s3_version=version_id, when=office.clock.now()
        )
        with office.store.unit_of_work() as uow:
            work = Work(
                uow=uow,
                request=TESS,
                now=office.clock.now(),
                ids=desk.ids,
                all_policies=desk.policies,
            )
            case = work.case(evidence.case_id)
            assert not isinstance(case, Refusal), case
            uow.evidences.save(attached)
            work.record(case, attached_entry(attached))
            work.flush(action="evidence.attach", resource=f"case:{case.case_id}")
        return attached

    def pack(
        self,
        case_id: str,
        request: Request = FAY,
        purpose: PackPurpose = PackPurpose.INTERNAL,
    ) -> Pack:
        told = self.packs.pack(case_id, purpose=purpose, request=request)
        assert isinstance(told, Pack), told
        return told

    def opened(self, pack: Pack) -> Mapping[str, bytes]:
        return opened(self.packs.stream(pack))

    def kept_packs(self) -> list[str]:
        return [stored.key for stored in self.bucket.versions("support-packs/")]


def _repeated(chunks: tuple[bytes, ...], times: int) -> Iterator[bytes]:
    for _ in range(times):
        yield from chunks
