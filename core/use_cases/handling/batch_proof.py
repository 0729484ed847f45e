"""The batches outside the database against those in it."""

from collections.abc import Iterator

from attrs import define, field

from core.audit.batch import Batch
from core.audit.batch_object import number_of_key, object_key, read_header
from core.audit.checkpoint import Checkpoint
from core.audit.head import head_key
from core.audit.verification.batch_check import BatchCheck
from core.audit.verification.fault import AuditFault, FaultKind
from core.audit.verification.stored import Mirrored, StoredBatch
from core.use_cases.handling.listed_objects import ListedObject
from core.use_cases.handling.object_lines import ObjectLines
from ports.object_stream import AuditStream


@define
class BatchProof:
    """Takes batches in their order, each with the object under its key."""

    stream: AuditStream
    check: BatchCheck
    batches: int = field(default=0, init=False)

    def faults(
        self, stored: StoredBatch | None, listed: ListedObject | None
    ) -> Iterator[AuditFault]:
        if stored is None and listed is not None and number_of_key(listed.key) is None:
            problem = "no sealer wrote such an object"
            yield AuditFault(kind=FaultKind.INSERTED, key=listed.key, problem=problem)
            return
        self.batches += stored is not None
        batch = None if stored is None else stored.batch
        checkpoint = None if stored is None else stored.checkpoint
        if batch is not None and checkpoint is not None:
            yield from _misnoted(batch, checkpoint)
        noted = None if checkpoint is None else checkpoint.object_version
        if listed is not None:
            yield from listed.faults(noted)
        elif noted is not None and batch is not None:
            yield _gone(object_key(batch.first_number), noted)
        lines = None if listed is None else self._open(listed, noted)
        if listed is not None and lines is None:
            yield _unreadable(listed.key)
        key = "" if listed is None else listed.key
        yield from self._compared(batch, checkpoint, lines, key)

    def _compared(
        self,
        batch: Batch | None,
        checkpoint: Checkpoint | None,
        lines: ObjectLines | None,
        key: str,
    ) -> Iterator[AuditFault]:
        found = False
        entries = iter(()) if lines is None else iter(lines)
        header = read_header(next(entries, b"")) if lines is not None else None
        if lines is not None and header is None:
            found = True
            yield _unreadable(key)
        mirrored = None if lines is None else Mirrored(header, entries)
        for fault in self.check.faults(batch, mirrored):
            found = True
            yield fault
        if lines is None or checkpoint is None or found:
            return
        if lines.sha256 != checkpoint.sha256:
            problem = "the hash that was noted of it is not its own"
            yield AuditFault(kind=FaultKind.ALTERED, key=key, problem=problem)

    def _open(self, listed: ListedObject, noted: str | None) -> ObjectLines | None:
        chosen = listed.choose(noted)
        if chosen is None:
            return None
        chunks = self.stream.read(key=listed.key, version_id=chosen.version_id)
        return None if chunks is None else ObjectLines(chunks)


def _misnoted(batch: Batch, checkpoint: Checkpoint) -> Iterator[AuditFault]:
    """Where the checkpoint names other objects than those of its batch."""
    expected = (batch.last_number, object_key(batch.first_number), head_key(batch.last_number))
    told = (checkpoint.last_number, checkpoint.object_key, checkpoint.head_key)
    if told != expected:
        problem = f"the checkpoint of batch {batch.first_number} to {batch.last_number} is another"
        yield AuditFault(kind=FaultKind.ALTERED, number=batch.first_number, problem=problem)


def _gone(key: str, version_id: str) -> AuditFault:
    problem = "the object was written and is not there any more"
    return AuditFault(
        kind=FaultKind.MISSING_OBJECT, key=key, version_id=version_id, problem=problem
    )


def _unreadable(key: str) -> AuditFault:
    problem = "no version of it is a batch of the audit"
    return AuditFault(kind=FaultKind.UNREADABLE, key=key, problem=problem)
