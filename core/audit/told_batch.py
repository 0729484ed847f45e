"""A sealed batch read back from its object of the stream (docs/adr/0029)."""

from collections.abc import Iterable

from core.audit.batch import Batch, SealedBatch
from core.audit.batch_object import read_header
from core.audit.canonical_entry import UnreadableEntry
from core.audit.told_entry import told_entry


def told_batch(lines: Iterable[bytes], *, after: Batch | None) -> SealedBatch | None:
    """The batch that an object's lines tell, sealed anew behind `after`.

    None unless every hash comes out as the object has it: then nothing in it, nor in what came
    before it, is other than it was sealed.
    """
    header, *canonicals = lines
    told = read_header(header)
    entries = [told_entry(line) for line in canonicals]
    known = [entry for entry in entries if entry is not None]
    if told is None or not known or len(known) < len(entries):
        return None
    try:
        sealed = SealedBatch.of(known, after=after, horizon=told.horizon, sealed_at=told.sealed_at)
    except UnreadableEntry:
        return None
    return sealed if sealed.batch == told else None
