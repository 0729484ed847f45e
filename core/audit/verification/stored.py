"""What the verifier is given: the database's rows and the stream's objects, as they are found."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from core.audit.batch import Batch
from core.audit.checkpoint import Checkpoint
from core.audit.seal import Seal
from core.audit.written_entry import WrittenEntry


@frozen
class SealedRow:
    """A seal, when it was made (as `exact_instant` writes it), and the row that it names."""

    seal: Seal
    sealed_at: str
    row: WrittenEntry | None


@frozen
class StoredBatch:
    """A batch and where it was mirrored; None while it was not."""

    batch: Batch
    checkpoint: Checkpoint | None


@frozen(kw_only=True)
class UnsealedRow:
    """An audit row without a seal. `overtaken` when the sealer has been past its place."""

    audit_id: str
    created_at: datetime | None
    overtaken: bool


@frozen
class Mirrored:
    """An object of the stream: the header it begins with, as read, and the entries after it."""

    header: Batch | None
    entries: Iterator[bytes]
