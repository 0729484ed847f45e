"""The seals of one round of the sealer, under one Merkle root."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from attrs import evolve, frozen

from core.audit.canonical_entry import canonical_entry
from core.audit.merkle import MerkleTree
from core.audit.seal import ZEROS, Seal
from core.audit.written_entry import WrittenEntry, exact_instant
from core.orders.canonical_json import canonical_json

MOST_ENTRIES: Final = 1_000
"""In one batch: so much is in memory at once, and in one object of the stream."""
_DOMAIN = b"support-center audit batch v1\n"


@frozen(kw_only=True)
class Batch:
    """Seals `first_number` to `last_number`. Hashes are SHA-256; `seal_sha256` is the last seal's.

    `horizon` is the store's own note of how far everything is sealed. `sealed_at` is UTC. The
    fields are as they are stored, whether they fit together or not.
    """

    first_number: int
    last_number: int
    merkle_root: bytes
    seal_sha256: bytes
    previous_sha256: bytes
    horizon: str
    sealed_at: datetime
    sha256: bytes = b""

    @property
    def header(self) -> dict[str, Any]:
        """What the batch's hash is over, as JSON."""
        return {
            "first_number": self.first_number,
            "last_number": self.last_number,
            "merkle_root": self.merkle_root.hex(),
            "seal_sha256": self.seal_sha256.hex(),
            "previous_sha256": self.previous_sha256.hex(),
            "horizon": self.horizon,
            "sealed_at": exact_instant(self.sealed_at),
        }

    def computed_sha256(self) -> bytes:
        return sha256(_DOMAIN + canonical_json(self.header)).digest()

    @property
    def is_intact(self) -> bool:
        """Whether the hash is the one of the other fields."""
        return self.sha256 == self.computed_sha256()


@frozen
class SealedBatch:
    """A batch with the seals in it."""

    batch: Batch
    seals: tuple[Seal, ...]

    @classmethod
    def of(
        cls,
        entries: Sequence[WrittenEntry],
        *,
        after: Batch | None,
        horizon: str,
        sealed_at: datetime,
    ) -> "SealedBatch":
        """The entries sealed in their order, at least one. Raises UnreadableEntry."""
        last, chained = (0, ZEROS) if after is None else (after.last_number, after.seal_sha256)
        tree, seals = MerkleTree(), []
        for number, entry in enumerate(entries, last + 1):
            canonical = canonical_entry(entry)
            tree.add(canonical)
            seal = Seal.of(
                canonical, audit_id=entry.audit_id, number=number, previous_sha256=chained
            )
            chained = seal.sha256
            seals.append(seal)
        batch = Batch(
            first_number=seals[0].number,
            last_number=last + len(seals),
            merkle_root=tree.root(),
            seal_sha256=chained,
            previous_sha256=ZEROS if after is None else after.sha256,
            horizon=horizon,
            sealed_at=sealed_at,
        )
        return cls(evolve(batch, sha256=batch.computed_sha256()), tuple(seals))
