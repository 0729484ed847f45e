"""Seal what the audit has committed, and mirror it outside the database (domain.md, *Audit*)."""

from datetime import timedelta
from hashlib import sha256

from attrs import frozen

from core.audit.batch import MOST_ENTRIES, SealedBatch
from core.audit.batch_object import object_content, object_key
from core.audit.checkpoint import Checkpoint
from core.audit.head import Head, SignedHead, head_key, read_head
from core.audit.retention import KEPT_FOR
from ports.audit_seals import AuditSeals
from ports.clock import Clock
from ports.object_stream import AlreadyThere, AuditStream, Shipped
from ports.signing import Signature, Signer


class OtherObject(Exception):
    """Outside the database stands something else than what was sealed, under `key`.

    Nothing was replaced and nothing is noted: a person has to look.
    """

    def __init__(self, *, key: str, version_id: str, problem: str) -> None:
        super().__init__(f"{key} version {version_id}: {problem}")
        self.key = key
        self.version_id = version_id
        self.problem = problem


@frozen(kw_only=True)
class SealRound:
    """What one round came to: entries sealed, batches mirrored, the last of their numbers."""

    entries: int = 0
    batches: int = 0
    last_number: int | None = None


@frozen(kw_only=True)
class SealAudit:
    """One sealer. Each step can be repeated: what a crash left undone is done by the next round."""

    seals: AuditSeals
    stream: AuditStream
    signer: Signer
    clock: Clock
    kept_for: timedelta = KEPT_FOR

    def round(self, *, most: int = MOST_ENTRIES) -> SealRound:
        """Seal one batch of at most `most` entries, then mirror all that are not mirrored.

        Raises OtherObject, OtherCheckpoint, UnreadableEntry, StoreUnavailable or
        SigningUnavailable; what was sealed by then stays sealed.
        """
        sealed = self.seals.seal_next(most=most, sealed_at=self.clock.now())
        batches, last = 0, None
        while (batch := self.seals.next_to_ship()) is not None:
            self.seals.note(self._ship(batch))
            batches, last = batches + 1, batch.batch.last_number
        entries = 0 if sealed is None else sealed.last_number - sealed.first_number + 1
        return SealRound(entries=entries, batches=batches, last_number=last)

    def _ship(self, sealed: SealedBatch) -> Checkpoint:
        """No transaction is open: first the object, then its signed head."""
        batch, key = sealed.batch, object_key(sealed.batch.first_number)
        content = object_content(batch, (seal.canonical for seal in sealed.seals))
        found = self._put(key, content)
        if isinstance(found, AlreadyThere) and found.sha256 != sha256(content).hexdigest():
            raise OtherObject(
                key=key, version_id=found.version_id, problem="it has the hash of other bytes"
            )
        head, version = self._signed(Head.of(batch))
        return Checkpoint(
            first_number=batch.first_number,
            last_number=batch.last_number,
            object_key=key,
            object_version=found.version_id,
            sha256=sha256(content).digest(),
            head_key=head_key(batch.last_number),
            head_version=version,
            key_id=head.key_id,
            algorithm=head.algorithm,
            signature=head.signature,
        )

    def _signed(self, head: Head) -> tuple[SignedHead, str]:
        """The head as it stands outside, and its version."""
        made = self.signer.sign(head.message)
        signed = SignedHead(
            head=head, key_id=made.key_id, algorithm=made.algorithm, signature=made.value
        )
        key = head_key(head.last_number)
        found = self._put(key, signed.content)
        if isinstance(found, AlreadyThere) and found.sha256 != sha256(signed.content).hexdigest():
            # Two signatures of the same words may differ; what they say may not.
            signed = self._same_head(head, key, found.version_id)
        return signed, found.version_id

    def _same_head(self, head: Head, key: str, version_id: str) -> SignedHead:
        chunks = self.stream.read(key=key, version_id=version_id)
        there = None if chunks is None else read_head(b"".join(chunks))
        if there is None or there.head != head or not is_signed(self.signer, there):
            raise OtherObject(key=key, version_id=version_id, problem="it is another head")
        return there

    def _put(self, key: str, content: bytes) -> AlreadyThere | Shipped:
        return self.stream.put_once(
            key=key,
            content=content,
            sha256=sha256(content).hexdigest(),
            retain_until=self.clock.now() + self.kept_for,
        )


def is_signed(signer: Signer, signed: SignedHead) -> bool:
    """Whether the signer's key has signed this head. Raises SigningUnavailable."""
    signature = Signature(key_id=signed.key_id, algorithm=signed.algorithm, value=signed.signature)
    return signer.verify(signed.head.message, signature)
