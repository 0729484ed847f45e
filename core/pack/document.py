"""The two kinds of files in a pack: what is written for it, and what is kept as evidence."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from attrs import frozen


@frozen
class Document:
    """A file that is made for the pack; `content` is all of it."""

    name: str
    content: bytes

    @classmethod
    def of_text(cls, name: str, text: str) -> "Document":
        return cls(name, text.encode())

    @property
    def size_bytes(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


@frozen(kw_only=True)
class KeptFile:
    """Evidence that goes in as it is kept, by its version; `sha256` is what was attached."""

    name: str
    evidence_id: str
    key: str
    version_id: str
    size_bytes: int
    sha256: str

    def checked(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks, counted and hashed on their way.

        Raises AlteredEvidence when they are another file's, at the latest behind the last one.
        """
        digest, size = sha256(), 0
        for chunk in chunks:
            size += len(chunk)
            digest.update(chunk)
            if size > self.size_bytes:
                break
            yield chunk
        if size != self.size_bytes or digest.hexdigest() != self.sha256:
            raise AlteredEvidence(evidence_id=self.evidence_id, key=self.key)


class AlteredEvidence(Exception):
    """What is kept under `key` is not what was attached, or is gone; no pack is made of it."""

    def __init__(self, *, evidence_id: str, key: str) -> None:
        super().__init__(f"{evidence_id}: what is kept under {key} is not what was attached")
        self.evidence_id = evidence_id
        self.key = key
