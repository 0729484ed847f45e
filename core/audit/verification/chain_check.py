"""Each seal against the one before it and against the row it seals."""

from collections.abc import Iterator
from hashlib import sha256

from attrs import define, field

from core.audit.canonical_entry import (
    UnreadableEntry,
    audit_id_of,
    canonical_entry,
    differing_fields,
)
from core.audit.seal import ZEROS, Seal, seal_sha256
from core.audit.verification.fault import AuditFault, FaultKind
from core.audit.verification.stored import SealedRow
from core.audit.written_entry import WrittenEntry


@define
class ChainCheck:
    """Takes seals in the order of their numbers and remembers the last one alone."""

    number: int = field(default=0, init=False)
    # As stored, and as computed from what is stored: one of them was in the next seal.
    _links: tuple[bytes, ...] = field(default=(ZEROS,), init=False)
    _audit_id: str | None = field(default=None, init=False)

    def faults(self, sealed: SealedRow) -> Iterator[AuditFault]:
        seal = sealed.seal
        entry_sha256 = sha256(seal.canonical).digest()
        computed = seal_sha256(
            seal.number, previous_sha256=seal.previous_sha256, entry_sha256=entry_sha256
        )
        yield from self._place(seal)
        if seal.entry_sha256 != entry_sha256:
            yield _at(seal, FaultKind.ALTERED, "its seal has the hash of other bytes")
        elif seal.sha256 != computed:
            yield _at(seal, FaultKind.ALTERED, "its seal's hash is not that of its place and bytes")
        yield from row_faults(seal, sealed.row)
        self.number, self._audit_id = max(self.number, seal.number), seal.audit_id
        self._links = (seal.sha256, computed)

    def go_past(self, number: int, canonical: bytes) -> None:
        """Follow the chain over a seal that is gone, by the bytes that the object has of it."""
        entry_sha256 = sha256(canonical).digest()
        self._links = tuple(
            seal_sha256(number, previous_sha256=link, entry_sha256=entry_sha256)
            for link in self._links
        )
        self.number, self._audit_id = number, audit_id_of(canonical)

    def _place(self, seal: Seal) -> Iterator[AuditFault]:
        if seal.number <= self.number:
            yield _at(seal, FaultKind.DUPLICATED, f"its number was given to {self._audit_id} too")
            return
        if seal.number > self.number + 1:
            yield AuditFault(
                kind=FaultKind.DELETED,
                number=self.number + 1,
                problem=_gap(self.number + 1, seal.number - 1),
            )
        elif seal.previous_sha256 not in self._links:
            yield _at(seal, FaultKind.FORKED, "it follows another seal than the one before it")
        if seal.previous_number != (seal.number - 1 or None):
            told = f"it says that it follows number {seal.previous_number}"
            yield _at(seal, FaultKind.FORKED, told)


def row_faults(seal: Seal, row: WrittenEntry | None) -> Iterator[AuditFault]:
    """What the audit's row says against the bytes that were sealed."""
    if row is None:
        yield _at(seal, FaultKind.DELETED, "it was sealed and is not in the audit any more")
        yield from _bytes_of_another(seal)
        return
    try:
        canonical = canonical_entry(row)
    except UnreadableEntry as fault:
        yield _at(seal, FaultKind.ALTERED, fault.why)
        yield from _bytes_of_another(seal)
        return
    # The row has the seal's id: where the bytes are the same, they name the same entry.
    if canonical != seal.canonical:
        yield from _bytes_of_another(seal)
        fields = ", ".join(differing_fields(canonical, seal.canonical)) or "unreadable"
        yield _at(seal, FaultKind.ALTERED, f"the row is not as it was sealed: {fields}")


def _bytes_of_another(seal: Seal) -> Iterator[AuditFault]:
    told = audit_id_of(seal.canonical)
    if told != seal.audit_id:
        whose = f"are those of {told}" if told else "name no entry"
        yield _at(seal, FaultKind.SWAPPED, f"the sealed bytes {whose}")


def _at(seal: Seal, kind: FaultKind, problem: str) -> AuditFault:
    return AuditFault(kind=kind, number=seal.number, audit_id=seal.audit_id, problem=problem)


def _gap(first: int, last: int) -> str:
    if first == last:
        return "there is no seal with this number"
    return f"there are no seals with the numbers {first} to {last}"
