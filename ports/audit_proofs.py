"""The audit and its chain as the database has them, for whoever proves them."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from core.audit.checkpoint import Checkpoint
from core.audit.verification.stored import SealedRow, StoredBatch, UnsealedRow


class AuditSnapshot(Protocol):
    """Everything as it is at one moment, read a few rows at a time; streams may be interleaved."""

    def seals(self) -> Iterator[SealedRow]:
        """Every seal with the row it names, by number."""
        ...

    def batches(self) -> Iterator[StoredBatch]:
        """Every batch with its checkpoint, by first number. May be asked more than once."""
        ...

    def stray_checkpoints(self) -> Iterator[Checkpoint]:
        """Every checkpoint that belongs to no batch."""
        ...

    def unsealed(self) -> Iterator[UnsealedRow]:
        """Every entry without a seal."""
        ...


class AuditProofs(Protocol):
    def snapshot(self) -> AbstractContextManager[AuditSnapshot]: ...
