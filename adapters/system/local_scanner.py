"""A malware scanner for a demo: it knows the EICAR test file and nothing else."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ports.evidence_store import EvidenceStore
from ports.malware_scanner import Verdict

# In two halves, so that scanners leave this file alone.
EICAR: Final = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@frozen
class LocalScanner:
    """ports/malware_scanner.py; reads the upload itself and has its verdict at once."""

    store: EvidenceStore

    def verdict(self, *, key: str, version_id: str) -> Verdict:
        chunks = self.store.read_arrived(key=key, version_id=version_id)
        if chunks is None:
            return Verdict.PENDING
        return Verdict.INFECTED if _holds(chunks, EICAR) else Verdict.CLEAN


def _holds(chunks: Iterator[bytes], wanted: bytes) -> bool:
    """Whether `wanted` is anywhere, also across the border of two chunks."""
    tail = b""
    for chunk in chunks:
        window = tail + chunk
        if wanted in window:
            return True
        tail = window[-len(wanted) + 1 :]
    return False
