"""Each batch against the one before it, its seals and its object."""

from collections.abc import Iterator

from attrs import define, field

from core.audit.batch import Batch
from core.audit.batch_object import header_line
from core.audit.canonical_entry import audit_id_of, differing_fields
from core.audit.merkle import MerkleTree
from core.audit.seal import ZEROS
from core.audit.verification.ahead import SealsAhead, side_by_side
from core.audit.verification.chain_check import ChainCheck
from core.audit.verification.fault import AuditFault, FaultKind
from core.audit.verification.stored import Mirrored, SealedRow
from core.audit.written_entry import exact_instant


@define
class BatchCheck:
    """Takes batches in their order, with the seals of the database as they come."""

    seals: SealsAhead
    chain: ChainCheck = field(factory=ChainCheck, init=False)
    entries: int = field(default=0, init=False)
    _last_number: int = field(default=0, init=False)
    _links: tuple[bytes, ...] = field(default=(ZEROS,), init=False)

    def faults(self, stored: Batch | None, mirrored: Mirrored | None) -> Iterator[AuditFault]:
        """Of one batch, as the database and the stream have it; at least one of them does.

        Takes its seals, and those before it that belong to no batch.
        """
        header = None if mirrored is None else mirrored.header
        batch = _more_credible(stored, header)
        if batch is None:
            return
        yield from self._between(batch.first_number)
        before = list(self._itself(stored, header, batch))
        yield from before
        yield from self._inside(batch, mirrored, told_before=bool(before))
        self._last_number = max(self._last_number, batch.last_number)
        self._links = tuple(each.sha256 for each in (stored, header) if each is not None)

    def rest(self) -> Iterator[AuditFault]:
        """Of seals behind the last batch."""
        for sealed in self.seals.rest():
            yield from self._without_batch(sealed)

    def _between(self, first_number: int) -> Iterator[AuditFault]:
        while (sealed := self.seals.up_to(first_number - 1)) is not None:
            yield from self._without_batch(sealed)

    def _without_batch(self, sealed: SealedRow) -> Iterator[AuditFault]:
        self.entries += 1
        yield from self.chain.faults(sealed)
        yield AuditFault(
            kind=FaultKind.INSERTED,
            number=sealed.seal.number,
            audit_id=sealed.seal.audit_id,
            problem="it has a seal that belongs to no batch",
        )

    def _itself(
        self, stored: Batch | None, header: Batch | None, batch: Batch
    ) -> Iterator[AuditFault]:
        for found, where in ((stored, "the batch"), (header, "the object's header")):
            if found is not None and not found.is_intact:
                problem = f"{where} has a hash that is not its own"
                yield _of_batch(batch, FaultKind.ALTERED, problem)
        if stored is None:
            yield _of_batch(batch, FaultKind.DELETED, "the batch is not in the database")
        elif header is not None and header_line(stored) != header_line(header):
            problem = "the batch is not as the object outside the database has it"
            yield _of_batch(batch, FaultKind.ALTERED, problem)
        if batch.first_number != self._last_number + 1:
            problem = f"the batch before it ends with number {self._last_number}"
            yield _of_batch(batch, FaultKind.FORKED, problem)
        elif batch.previous_sha256 not in self._links:
            problem = "the batch follows another one than the one before it"
            yield _of_batch(batch, FaultKind.FORKED, problem)

    def _inside(
        self, batch: Batch, mirrored: Mirrored | None, *, told_before: bool
    ) -> Iterator[AuditFault]:
        tree, told = MerkleTree(), told_before
        outside = iter(()) if mirrored is None else mirrored.entries
        numbers = {"first": batch.first_number, "last": batch.last_number}
        for number, sealed, entry in side_by_side(self.seals, outside, **numbers):
            self.entries += sealed is not None
            leaf = entry if sealed is None else sealed.seal.canonical
            tree.add(leaf or b"")
            found = [] if sealed is None else [*self.chain.faults(sealed), *_when(sealed, batch)]
            if mirrored is not None:
                found += _beside(batch, number, sealed, entry, ended=self.seals.ended)
            if sealed is None and number <= batch.last_number:
                self.chain.go_past(number, entry or b"")
            told = told or bool(found)
            yield from found
        if self.chain.number < batch.last_number and mirrored is None:
            told = True
            yield _missing_seals(batch, self.chain.number + 1)
        if not told and tree.root() != batch.merkle_root:
            yield _of_batch(batch, FaultKind.ALTERED, "its Merkle root is not that of its entries")


def _more_credible(stored: Batch | None, header: Batch | None) -> Batch | None:
    """The database's, unless it was altered and the object's was not."""
    if stored is None or header is None:
        return stored or header
    return header if header.is_intact and not stored.is_intact else stored


def _when(sealed: SealedRow, batch: Batch) -> Iterator[AuditFault]:
    """A batch is sealed at one moment."""
    if sealed.sealed_at != exact_instant(batch.sealed_at):
        yield AuditFault(
            kind=FaultKind.ALTERED,
            number=sealed.seal.number,
            audit_id=sealed.seal.audit_id,
            problem="its seal has another time than its batch",
        )


def _beside(
    batch: Batch, number: int, sealed: SealedRow | None, entry: bytes | None, *, ended: bool
) -> Iterator[AuditFault]:
    """A seal beside what the object has in its place; `ended` when no more seals follow."""
    if sealed is None:
        audit_id = audit_id_of(entry or b"")
        if number > batch.last_number:
            kind, problem = FaultKind.INSERTED, "the object has an entry behind its batch's last"
        else:
            kind = FaultKind.TRUNCATED if ended else FaultKind.DELETED
            problem = "the object has it, the database has no such seal"
        yield AuditFault(kind=kind, number=number, audit_id=audit_id, problem=problem)
        return
    seal = sealed.seal
    if entry is None:
        kind, problem = FaultKind.TRUNCATED, "the object outside the database ends before it"
    elif entry == seal.canonical:
        return
    elif (named := audit_id_of(entry)) != seal.audit_id:
        kind, problem = FaultKind.SWAPPED, f"the object has {named} in its place"
    else:
        fields = ", ".join(differing_fields(entry, seal.canonical)) or "unreadable"
        kind, problem = FaultKind.ALTERED, f"the object has other bytes: {fields}"
    yield AuditFault(kind=kind, number=number, audit_id=seal.audit_id, problem=problem)


def _missing_seals(batch: Batch, first: int) -> AuditFault:
    return AuditFault(
        kind=FaultKind.TRUNCATED,
        number=first,
        problem=f"the batch goes to number {batch.last_number}, its seals end before that",
    )


def _of_batch(batch: Batch, kind: FaultKind, problem: str) -> AuditFault:
    told = f"batch {batch.first_number} to {batch.last_number}: {problem}"
    return AuditFault(kind=kind, number=batch.first_number, problem=told)
