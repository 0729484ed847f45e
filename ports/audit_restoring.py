"""Putting back what a database has lost of the audit (docs/adr/0029).

There is no such adapter for memory: what is lost there is lost with its stream.
"""

from collections.abc import Sequence
from typing import Protocol

from core.audit.batch import SealedBatch
from core.audit.checkpoint import Checkpoint
from core.audit.written_entry import WrittenEntry


class OtherAudit(Exception):
    """The database has something else where the batch from `first_number` on belongs.

    Nothing of the batch was put back.
    """

    def __init__(self, *, first_number: int) -> None:
        super().__init__(f"the database has other seals from number {first_number} on")
        self.first_number = first_number


class AuditRestoring(Protocol):
    def put_back(
        self, sealed: SealedBatch, entries: Sequence[WrittenEntry], checkpoint: Checkpoint
    ) -> int:
        """Write whatever is missing of the batch, its entries and its checkpoint, in one
        transaction; answers how many entries were missing.

        Doing it again writes nothing. What is there is never replaced. Raises OtherAudit.
        """
        ...
