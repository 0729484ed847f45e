"""Prove the audit: the database's rows against its chain against the stream (reliability.md 22)."""

from collections.abc import Callable, Iterator

from attrs import define, field

from core.audit.batch import Batch
from core.audit.batch_object import PREFIX as BATCHES
from core.audit.batch_object import object_key
from core.audit.checkpoint import Checkpoint
from core.audit.head import PREFIX as HEADS
from core.audit.head import SignedHead, head_key
from core.audit.verification.ahead import SealsAhead
from core.audit.verification.batch_check import BatchCheck
from core.audit.verification.fault import AuditFault, FaultKind
from core.audit.verification.known_head import KnownHead
from core.audit.verification.stored import StoredBatch
from core.audit.verification.window import Window
from core.use_cases.handling.batch_proof import BatchProof
from core.use_cases.handling.head_proof import HeadProof
from core.use_cases.handling.listed_objects import (
    ListedObject,
    beside,
    listed_objects,
    newest_key,
)
from ports.audit_proofs import AuditProofs, AuditSnapshot
from ports.object_stream import AuditStream
from ports.signing import Signer

Progress = Callable[[int], object]


@define(kw_only=True)
class VerifyAudit:
    """One proof. Once `faults` has come to its end, the fields tell what was proved."""

    proofs: AuditProofs
    stream: AuditStream
    signer: Signer
    known: KnownHead | None = None
    entries: int = field(default=0, init=False)
    batches: int = field(default=0, init=False)
    head: SignedHead | None = field(default=None, init=False)
    window: Window = field(factory=Window, init=False)
    _saw_known: bool = field(default=False, init=False)
    _unnoted: Batch | None = field(default=None, init=False)

    def faults(self, tell: Progress = lambda _entries: None) -> Iterator[AuditFault]:
        """Whatever is not as it was sealed, in bounded memory; `tell` hears how far it is.

        The sealer may work meanwhile: what it writes after the beginning is left out. Raises
        StoreUnavailable or SigningUnavailable, and whatever the database malfunctions with.
        """
        # Listed before the database is looked at: what is there by now was committed before.
        newest = newest_key(self.stream, BATCHES), newest_key(self.stream, HEADS)
        with self.proofs.snapshot() as view:
            yield from self._batches(view, newest[0], tell)
            yield from map(_stray, view.stray_checkpoints())
            yield from self._heads(view, newest[1])
            yield from self._unsealed(view)
        if not self.batches and not self.entries and newest == ("", ""):
            problem = "nothing is sealed, so that nothing is proved: run support-center seal"
            yield AuditFault(kind=FaultKind.NEVER_SEALED, problem=problem)
        if self.known is not None and not self._saw_known:
            problem = "no batch ends with the number of the head that was written down"
            yield AuditFault(
                kind=FaultKind.TRUNCATED, number=self.known.last_number, problem=problem
            )

    def _batches(self, view: AuditSnapshot, newest: str, tell: Progress) -> Iterator[AuditFault]:
        check = BatchCheck(SealsAhead(view.seals()))
        proof = BatchProof(self.stream, check)
        listed = listed_objects(self.stream, BATCHES)
        for stored, there in beside(view.batches(), listed, key=_object_key):
            if stored is None and _came_since(there, newest):
                continue
            yield from self._remembered(stored)
            yield from proof.faults(stored, there)
            self.batches, self.entries = proof.batches, check.entries
            tell(self.entries)
        yield from check.rest()
        self.entries = check.entries

    def _remembered(self, stored: StoredBatch | None) -> Iterator[AuditFault]:
        """Count what is not mirrored, and compare with the head that was written down."""
        if stored is None:
            return
        batch, known = stored.batch, self.known
        if stored.checkpoint is None:
            self._unnoted = batch
            entries = batch.last_number - batch.first_number + 1
            self.window.add_unmirrored(entries, batch.sealed_at)
        elif self._unnoted is not None:
            yield _unnoted(self._unnoted)
            self._unnoted = None
        if known is not None and known.last_number == batch.last_number:
            self._saw_known = True
            if known.batch_sha256 != batch.sha256:
                problem = "the batch is another one than the head that was written down"
                yield AuditFault(kind=FaultKind.FORKED, number=batch.last_number, problem=problem)

    def _heads(self, view: AuditSnapshot, newest: str) -> Iterator[AuditFault]:
        proof = HeadProof(self.stream, self.signer)
        for stored, there in beside(
            view.batches(), listed_objects(self.stream, HEADS), key=_head_key
        ):
            if stored is not None or not _came_since(there, newest):
                yield from proof.faults(stored, there)
        yield from proof.rest()
        self.head = proof.newest

    def _unsealed(self, view: AuditSnapshot) -> Iterator[AuditFault]:
        for row in view.unsealed():
            if not row.overtaken:
                self.window.add_unsealed(row.created_at)
                continue
            yield AuditFault(
                kind=FaultKind.INSERTED,
                audit_id=row.audit_id,
                problem="it has no seal, though the sealer has been past its place",
            )


def _stray(checkpoint: Checkpoint) -> AuditFault:
    return AuditFault(
        kind=FaultKind.INSERTED,
        number=checkpoint.first_number,
        key=checkpoint.object_key,
        problem="this checkpoint belongs to no batch",
    )


def _unnoted(batch: Batch) -> AuditFault:
    """The sealer mirrors in order."""
    told = f"batch {batch.first_number} to {batch.last_number}"
    return AuditFault(
        kind=FaultKind.DELETED,
        number=batch.first_number,
        problem=f"{told}: it has no checkpoint, and a later one has",
    )


def _object_key(stored: StoredBatch) -> str:
    return object_key(stored.batch.first_number)


def _head_key(stored: StoredBatch) -> str:
    return head_key(stored.batch.last_number)


def _came_since(there: ListedObject | None, newest: str) -> bool:
    return there is not None and there.key > newest
