"""The signed statement, kept outside the database, of how far the chain has come."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from core.audit.batch import Batch
from core.audit.canonical_entry import told_by
from core.audit.told_value import told_number, told_text
from core.audit.written_entry import exact_instant
from core.instants import read_instant
from core.orders.canonical_json import canonical_json

PREFIX: Final = "audit/heads/"
_SUFFIX = ".json"
_DIGITS = 20
_DOMAIN = b"support-center audit head v1\n"


@frozen(kw_only=True)
class Head:
    """The batch with the hash `batch_sha256` ends with `last_number`, sealed at that time (UTC)."""

    last_number: int
    batch_sha256: bytes
    sealed_at: datetime

    @classmethod
    def of(cls, batch: Batch) -> "Head":
        return cls(
            last_number=batch.last_number, batch_sha256=batch.sha256, sealed_at=batch.sealed_at
        )

    @property
    def message(self) -> bytes:
        """What is signed."""
        return _DOMAIN + canonical_json(self.told)

    @property
    def told(self) -> dict[str, Any]:
        return {
            "last_number": self.last_number,
            "batch_sha256": self.batch_sha256.hex(),
            "sealed_at": exact_instant(self.sealed_at),
        }


@frozen(kw_only=True)
class SignedHead:
    """A head with its signature: by which key, in which way, and its bytes."""

    head: Head
    key_id: str
    algorithm: str
    signature: bytes

    @property
    def content(self) -> bytes:
        """The object of the stream."""
        signed = {
            **self.head.told,
            "key_id": self.key_id,
            "algorithm": self.algorithm,
            "signature": b64encode(self.signature).decode(),
        }
        return canonical_json(signed) + b"\n"


def head_key(last_number: int) -> str:
    """Keys sort as the numbers do."""
    return f"{PREFIX}{last_number:0{_DIGITS}}{_SUFFIX}"


def number_of_head(key: str) -> int | None:
    """The last number that a head's key names; None for a key that no sealer chose."""
    digits = key.removeprefix(PREFIX).removesuffix(_SUFFIX)
    named = int(digits) if digits.isascii() and digits.isdigit() else None
    return named if named is not None and key == head_key(named) else None


def read_head(content: bytes) -> SignedHead | None:
    """What an object says; None for what no sealer wrote."""
    told = told_by(content)
    try:
        read = None if told is None else _signed(told)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return read if read is not None and read.content == content else None


def _signed(told: Mapping[str, Any]) -> SignedHead:
    head = Head(
        last_number=told_number(told, "last_number"),
        batch_sha256=bytes.fromhex(told_text(told, "batch_sha256")),
        sealed_at=read_instant(told_text(told, "sealed_at")),
    )
    return SignedHead(
        head=head,
        key_id=told_text(told, "key_id"),
        algorithm=told_text(told, "algorithm"),
        signature=b64decode(told_text(told, "signature"), validate=True),
    )
