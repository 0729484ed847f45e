"""A head that somebody wrote down when the audit was last proved."""

import re

from attrs import frozen


@frozen(kw_only=True)
class KnownHead:
    """The batch with this hash ended with this number: no later proof may know less."""

    last_number: int
    batch_sha256: bytes

    @classmethod
    def read(cls, text: str) -> "KnownHead":
        """`1204:9f86…`, as a proof tells it. Raises ValueError."""
        found = re.fullmatch(r"([0-9]{1,19}):([0-9a-fA-F]{64})", text)
        if found is None:
            raise ValueError("write a head as audit verify told it: NUMBER:SHA256")
        return cls(last_number=int(found[1]), batch_sha256=bytes.fromhex(found[2]))

    def __str__(self) -> str:
        return f"{self.last_number}:{self.batch_sha256.hex()}"
