"""The audit's chain as its sealer extends it. Who writes the audit touches none of this."""

from datetime import datetime
from typing import Protocol

from core.audit.batch import Batch, SealedBatch
from core.audit.checkpoint import Checkpoint


class OtherCheckpoint(Exception):
    """The batch from `first_number` on was noted before, with other objects than now."""

    def __init__(self, *, first_number: int) -> None:
        super().__init__(f"the batch from number {first_number} on has another checkpoint")
        self.first_number = first_number


class AuditSeals(Protocol):
    def seal_next(self, *, most: int, sealed_at: datetime) -> Batch | None:
        """Number and chain up to `most` committed entries without a seal, in one transaction.

        None when there are none. Entries whose transactions commit late are taken as soon as
        they have. What it costs does not grow with the audit. Of two sealers at once one waits
        for the other. Raises UnreadableEntry (core/audit/canonical_entry.py).
        """
        ...

    def next_to_ship(self) -> SealedBatch | None:
        """The first batch without a checkpoint, with its seals."""
        ...

    def note(self, checkpoint: Checkpoint) -> None:
        """That a batch and its head are outside. Doing it twice is no fault.

        Raises OtherCheckpoint when something else was noted of the batch.
        """
        ...
