"""The audit's chain in memory, for its sealer and its verifier."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from attrs import field, frozen

from adapters.memory.store import MemoryStore
from core.audit.batch import Batch, SealedBatch
from core.audit.checkpoint import Checkpoint
from core.audit.seal import Seal
from core.audit.verification.stored import SealedRow, StoredBatch, UnsealedRow
from core.audit.written_entry import WrittenEntry, exact_instant
from ports.audit_seals import OtherCheckpoint


@frozen(eq=False)
class MemoryAuditChain:
    """ports/audit_seals.py and ports/audit_proofs.py over the audit of a MemoryStore.

    What is in the lists is what is stored: a test tampers there.
    """

    _store: MemoryStore
    seals: list[Seal] = field(factory=list, init=False)
    batches: list[Batch] = field(factory=list, init=False)
    checkpoints: dict[int, Checkpoint] = field(factory=dict, init=False)

    def seal_next(self, *, most: int, sealed_at: datetime) -> Batch | None:
        tables = self._store.tables
        with tables.lock:
            # A transaction's rows go in at its commit: none can come before those that are there.
            taken = tables.audit_entries.all()[len(self.seals) :][:most]
            if not taken:
                return None
            sealed = SealedBatch.of(
                tuple(map(WrittenEntry.of, taken)),
                after=self.batches[-1] if self.batches else None,
                horizon=str(len(self.seals) + len(taken)),
                sealed_at=sealed_at,
            )
            self.seals.extend(sealed.seals)
            self.batches.append(sealed.batch)
            return sealed.batch

    def next_to_ship(self) -> SealedBatch | None:
        with self._store.tables.lock:
            for batch in self.batches:
                if batch.first_number not in self.checkpoints:
                    numbers = slice(batch.first_number - 1, batch.last_number)
                    return SealedBatch(batch, tuple(self.seals[numbers]))
            return None

    def note(self, checkpoint: Checkpoint) -> None:
        first_number = checkpoint.first_number
        if self.checkpoints.setdefault(first_number, checkpoint) != checkpoint:
            raise OtherCheckpoint(first_number=first_number)

    @contextmanager
    def snapshot(self) -> "Iterator[MemoryAuditSnapshot]":
        tables = self._store.tables
        with tables.lock:
            rows = tuple(map(WrittenEntry.of, tables.audit_entries.all()))
            created = {entry.audit_id: entry.created_at for entry in tables.audit_entries.all()}
            batches = tuple(
                StoredBatch(batch, self.checkpoints.get(batch.first_number))
                for batch in self.batches
            )
            known = {batch.first_number for batch in self.batches}
            stray = tuple(
                noted for number, noted in self.checkpoints.items() if number not in known
            )
            view = MemoryAuditSnapshot(rows, created, tuple(self.seals), batches, stray)
        yield view


@frozen(eq=False)
class MemoryAuditSnapshot:
    """Everything at one moment."""

    _rows: tuple[WrittenEntry, ...]
    _created: dict[str, datetime]
    _seals: tuple[Seal, ...]
    _batches: tuple[StoredBatch, ...]
    _stray: tuple[Checkpoint, ...]

    def seals(self) -> Iterator[SealedRow]:
        rows = {row.audit_id: row for row in self._rows}
        made = {
            number: exact_instant(stored.batch.sealed_at)
            for stored in self._batches
            for number in range(stored.batch.first_number, stored.batch.last_number + 1)
        }
        for seal in sorted(self._seals, key=lambda seal: seal.number):
            yield SealedRow(seal, made.get(seal.number, ""), rows.get(seal.audit_id))

    def batches(self) -> Iterator[StoredBatch]:
        yield from sorted(self._batches, key=lambda stored: stored.batch.first_number)

    def stray_checkpoints(self) -> Iterator[Checkpoint]:
        yield from self._stray

    def unsealed(self) -> Iterator[UnsealedRow]:
        """Entries come at the end: one before a sealed one was put there by somebody else."""
        sealed = {seal.audit_id for seal in self._seals}
        numbers = [number for number, row in enumerate(self._rows) if row.audit_id in sealed]
        reached = max(numbers, default=-1)
        for number, row in enumerate(self._rows):
            if row.audit_id not in sealed:
                yield UnsealedRow(
                    audit_id=row.audit_id,
                    created_at=self._created[row.audit_id],
                    overtaken=number < reached,
                )
