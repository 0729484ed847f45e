"""An audit entry numbered and chained to the one before it (domain.md, *Audit*)."""

from hashlib import sha256
from typing import Final

from attrs import frozen

ZEROS: Final = bytes(32)
"""What the first seal and the first batch follow."""
_DOMAIN = b"support-center audit seal v1\n"


@frozen(kw_only=True)
class Seal:
    """Number `number` of the chain. `canonical` are the entry's bytes; hashes are SHA-256.

    The fields are as they are stored, whether they fit together or not.
    """

    number: int
    audit_id: str
    canonical: bytes
    entry_sha256: bytes
    previous_number: int | None
    previous_sha256: bytes
    sha256: bytes

    @classmethod
    def of(cls, canonical: bytes, *, audit_id: str, number: int, previous_sha256: bytes) -> "Seal":
        """The seal of an entry, after the one whose hash is `previous_sha256`."""
        entry_sha256 = sha256(canonical).digest()
        return cls(
            number=number,
            audit_id=audit_id,
            canonical=canonical,
            entry_sha256=entry_sha256,
            previous_number=number - 1 or None,
            previous_sha256=previous_sha256,
            sha256=seal_sha256(number, previous_sha256=previous_sha256, entry_sha256=entry_sha256),
        )


def seal_sha256(number: int, *, previous_sha256: bytes, entry_sha256: bytes) -> bytes:
    """What chains a seal: its number, the hash before it, and the hash of its entry."""
    place = number.to_bytes(8, "big", signed=True)
    return sha256(_DOMAIN + place + previous_sha256 + entry_sha256).digest()
