"""Put back what a database has lost of the audit, out of its copy outside (docs/adr/0029)."""

from collections.abc import Iterator

from attrs import frozen

from core.audit.batch import Batch, SealedBatch
from core.audit.batch_object import PREFIX as BATCHES
from core.audit.batch_object import object_key
from core.audit.checkpoint import Checkpoint
from core.audit.head import Head, SignedHead, head_key, read_head
from core.audit.told_batch import told_batch
from core.audit.told_entry import told_entry
from core.use_cases.handling.listed_objects import ListedObject, listed_objects
from core.use_cases.handling.object_lines import ObjectLines
from core.use_cases.seal_audit import is_signed
from ports.audit_restoring import AuditRestoring, OtherAudit
from ports.object_stream import AuditStream, ObjectVersion
from ports.signing import Signer


class UnfitObject(Exception):
    """The copy outside cannot be trusted from `key` on; nothing of it was put back."""

    def __init__(self, *, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem


@frozen(kw_only=True)
class PutBack:
    """A batch that is whole in the database now; `missing` of its entries were not."""

    first_number: int
    last_number: int
    missing: int


@frozen(kw_only=True)
class RestoreAudit:
    """Reads the stream from its beginning, so that each batch is proved by all before it."""

    restoring: AuditRestoring
    stream: AuditStream
    signer: Signer

    def batches(self) -> Iterator[PutBack]:
        """Each as it is put back, in their order; what is there stays as it is.

        Raises UnfitObject, StoreUnavailable or SigningUnavailable; what was put back by then
        stays.
        """
        after: Batch | None = None
        for listed in listed_objects(self.stream, BATCHES):
            sealed, checkpoint = self._read(listed, after)
            missing = self._put_back(sealed, checkpoint)
            after = sealed.batch
            yield PutBack(
                first_number=after.first_number, last_number=after.last_number, missing=missing
            )

    def _put_back(self, sealed: SealedBatch, checkpoint: Checkpoint) -> int:
        entries = [told_entry(seal.canonical) for seal in sealed.seals]
        try:
            return self.restoring.put_back(
                sealed, [entry for entry in entries if entry is not None], checkpoint
            )
        except OtherAudit as other:
            problem = f"the database has other seals from number {other.first_number} on"
            raise UnfitObject(key=checkpoint.object_key, problem=problem) from None

    def _read(self, listed: ListedObject, after: Batch | None) -> tuple[SealedBatch, Checkpoint]:
        version = listed.choose(None)
        lines = None if version is None else self._open(version)
        if version is None or lines is None:
            raise UnfitObject(key=listed.key, problem="it is not there any more")
        sealed = told_batch(lines, after=after)
        if sealed is None or object_key(sealed.batch.first_number) != listed.key:
            raise UnfitObject(key=listed.key, problem="it does not follow what was sealed before")
        head, head_version = self._head(sealed.batch)
        return sealed, Checkpoint(
            first_number=sealed.batch.first_number,
            last_number=sealed.batch.last_number,
            object_key=listed.key,
            object_version=version.version_id,
            sha256=lines.sha256,
            head_key=head_key(sealed.batch.last_number),
            head_version=head_version,
            key_id=head.key_id,
            algorithm=head.algorithm,
            signature=head.signature,
        )

    def _open(self, version: ObjectVersion) -> ObjectLines | None:
        chunks = self.stream.read(key=version.key, version_id=version.version_id)
        return None if chunks is None else ObjectLines(chunks)

    def _head(self, batch: Batch) -> tuple[SignedHead, str]:
        """The head that was signed over the batch, and its version."""
        key = head_key(batch.last_number)
        version = next(
            (there.choose(None) for there in listed_objects(self.stream, key) if there.key == key),
            None,
        )
        chunks = (
            None if version is None else self.stream.read(key=key, version_id=version.version_id)
        )
        head = None if chunks is None else read_head(b"".join(chunks))
        if version is None or head is None or head.head != Head.of(batch):
            raise UnfitObject(key=key, problem="there is no head over the batch that ends there")
        if not is_signed(self.signer, head):
            raise UnfitObject(key=key, problem="our key has not signed what this head says")
        return head, version.version_id
