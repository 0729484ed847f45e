"""A batch as an object of the stream outside the database: NDJSON, a header and its entries."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from core.audit.batch import Batch
from core.audit.canonical_entry import told_by
from core.audit.told_value import told_number, told_text
from core.instants import read_instant
from core.orders.canonical_json import canonical_json

PREFIX: Final = "audit/batches/"
_SUFFIX = ".ndjson"
_DIGITS = 20


def object_key(first_number: int) -> str:
    """Keys sort as the numbers do."""
    return f"{PREFIX}{first_number:0{_DIGITS}}{_SUFFIX}"


def number_of_key(key: str) -> int | None:
    """The first number that a key names; None for a key that no sealer chose."""
    digits = key.removeprefix(PREFIX).removesuffix(_SUFFIX)
    named = int(digits) if digits.isascii() and digits.isdigit() else None
    return named if named is not None and key == object_key(named) else None


def object_content(batch: Batch, canonicals: Iterable[bytes]) -> bytes:
    """The same bytes whenever it is asked, so that a retry has the same hash."""
    return b"".join(line + b"\n" for line in (header_line(batch), *canonicals))


def header_line(batch: Batch) -> bytes:
    return canonical_json({**batch.header, "sha256": batch.sha256.hex()})


def read_header(line: bytes) -> Batch | None:
    """The batch of a header's line; None for what no sealer wrote."""
    told = told_by(line)
    try:
        return None if told is None else _batch(told)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _batch(told: Mapping[str, Any]) -> Batch:
    return Batch(
        first_number=told_number(told, "first_number"),
        last_number=told_number(told, "last_number"),
        merkle_root=bytes.fromhex(told_text(told, "merkle_root")),
        seal_sha256=bytes.fromhex(told_text(told, "seal_sha256")),
        previous_sha256=bytes.fromhex(told_text(told, "previous_sha256")),
        horizon=told_text(told, "horizon"),
        sealed_at=read_instant(told_text(told, "sealed_at")),
        sha256=bytes.fromhex(told_text(told, "sha256")),
    )
