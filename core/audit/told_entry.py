"""An audit entry read back from its sealed bytes (docs/adr/0029)."""

from collections.abc import Mapping
from typing import Any

from core.audit.canonical_entry import FIELDS, told_by
from core.audit.exact_json import exact_json
from core.audit.written_entry import WrittenEntry
from core.orders.canonical_json import NotJson

_OPTIONAL = frozenset({"ip", "user_agent"})


def told_entry(canonical: bytes) -> WrittenEntry | None:
    """The entry whose canonical form these bytes are; None for what no sealer wrote."""
    told = told_by(canonical)
    if told is None or set(told) != set(FIELDS) or not _are_texts(told):
        return None
    try:
        details = exact_json(told["details"]).decode()
    except NotJson:
        return None
    return WrittenEntry(**{**told, "details": details})


def _are_texts(told: Mapping[str, Any]) -> bool:
    return all(
        isinstance(value, str) or (value is None and name in _OPTIONAL)
        for name, value in told.items()
        if name != "details"
    )
