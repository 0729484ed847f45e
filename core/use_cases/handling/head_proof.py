"""The signed heads outside the database against its batches."""

from collections.abc import Iterator

from attrs import define, field

from core.audit.batch import Batch
from core.audit.checkpoint import Checkpoint
from core.audit.head import Head, SignedHead, head_key, number_of_head, read_head
from core.audit.verification.fault import AuditFault, FaultKind
from core.audit.verification.stored import StoredBatch
from core.use_cases.handling.listed_objects import ListedObject
from core.use_cases.seal_audit import is_signed
from ports.object_stream import AuditStream
from ports.signing import Signer

# A head has some three hundred bytes; of anything larger no more is read.
_MOST_BYTES = 2**16


@define
class HeadProof:
    """Takes heads in the order of their numbers.

    Signatures are as they were noted, and that of the newest is checked with the key: its batch
    is chained to all before it.
    """

    stream: AuditStream
    signer: Signer
    newest: SignedHead | None = field(default=None, init=False)
    _checked: SignedHead | None = field(default=None, init=False)
    _last_number: int = field(default=0, init=False)
    _last_mirrored: int = field(default=0, init=False)

    def faults(
        self, stored: StoredBatch | None, listed: ListedObject | None
    ) -> Iterator[AuditFault]:
        if stored is not None:
            self._last_number = max(self._last_number, stored.batch.last_number)
            yield from self._of_batch(stored.batch, stored.checkpoint, listed)
        elif listed is not None:
            yield from self._of_no_batch(listed)

    def rest(self) -> Iterator[AuditFault]:
        """Once all are taken."""
        newest = self.newest
        if newest is not None and newest != self._checked and not is_signed(self.signer, newest):
            yield _signature(head_key(newest.head.last_number))
        reached = 0 if newest is None else newest.head.last_number
        if reached < self._last_mirrored:
            problem = f"the newest signed head ends with number {reached}, before the last mirrored"
            yield AuditFault(
                kind=FaultKind.HEAD_BEHIND, number=self._last_mirrored, problem=problem
            )

    def _of_batch(
        self, batch: Batch, checkpoint: Checkpoint | None, listed: ListedObject | None
    ) -> Iterator[AuditFault]:
        noted = None if checkpoint is None else checkpoint.head_version
        if checkpoint is not None:
            self._last_mirrored = max(self._last_mirrored, batch.last_number)
        if listed is None:
            if noted is not None:
                problem = "the signed head is not there any more"
                yield AuditFault(
                    kind=FaultKind.MISSING_OBJECT,
                    key=head_key(batch.last_number),
                    version_id=noted,
                    problem=problem,
                )
            return
        yield from listed.faults(noted)
        signed = self._read(listed, noted)
        if signed is None:
            yield _unreadable(listed.key)
            return
        yield from self._compared(signed, batch, checkpoint, listed.key)
        self.newest = signed

    def _compared(
        self, signed: SignedHead, batch: Batch, checkpoint: Checkpoint | None, key: str
    ) -> Iterator[AuditFault]:
        if signed.head != Head.of(batch):
            problem = "the signed head is over another batch than the database has"
            yield AuditFault(
                kind=FaultKind.FORKED, number=batch.last_number, key=key, problem=problem
            )
        if checkpoint is None or _noted(checkpoint) != _said(signed):
            self._checked = signed
            if not is_signed(self.signer, signed):
                yield _signature(key)
            elif checkpoint is not None:
                problem = "its signature is good, and another one than was noted"
                yield AuditFault(kind=FaultKind.ALTERED, key=key, problem=problem)

    def _of_no_batch(self, listed: ListedObject) -> Iterator[AuditFault]:
        number = number_of_head(listed.key)
        if number is None:
            problem = "no sealer wrote such an object"
            yield AuditFault(kind=FaultKind.INSERTED, key=listed.key, problem=problem)
            return
        signed = self._read(listed, None)
        if signed is None:
            yield _unreadable(listed.key)
        elif not is_signed(self.signer, signed):
            yield _signature(listed.key)
        kind = FaultKind.HEAD_AHEAD if number > self._last_number else FaultKind.FORKED
        problem = f"no batch of the database ends with number {number}"
        yield AuditFault(kind=kind, number=number, key=listed.key, problem=problem)

    def _read(self, listed: ListedObject, noted: str | None) -> SignedHead | None:
        chosen = listed.choose(noted)
        if chosen is None or chosen.size > _MOST_BYTES:
            return None
        chunks = self.stream.read(key=listed.key, version_id=chosen.version_id)
        return None if chunks is None else read_head(b"".join(chunks))


def _noted(checkpoint: Checkpoint) -> tuple[str, str, bytes]:
    return checkpoint.key_id, checkpoint.algorithm, checkpoint.signature


def _said(signed: SignedHead) -> tuple[str, str, bytes]:
    return signed.key_id, signed.algorithm, signed.signature


def _signature(key: str) -> AuditFault:
    problem = "our key has not signed what this head says"
    return AuditFault(kind=FaultKind.WRONG_SIGNATURE, key=key, problem=problem)


def _unreadable(key: str) -> AuditFault:
    problem = "no version of it is a signed head"
    return AuditFault(kind=FaultKind.UNREADABLE, key=key, problem=problem)
