"""Entries in as few requests as EventBridge allows."""

from collections.abc import Iterator, Sequence
from typing import Final

from adapters.eventbridge.entry import Entry, size_of

MOST_ENTRIES: Final = 10
MOST_BYTES: Final = 256 * 1024
"""Of one entry, and of all the entries of a request together."""


def batches(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """The entries in their order, none of which is larger than MOST_BYTES."""
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        if batch and (len(batch) == MOST_ENTRIES or size + size_of(entry) > MOST_BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(entry)
        size += size_of(entry)
    if batch:
        yield tuple(batch)
