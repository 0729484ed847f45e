"""The bytes of an audit entry that are hashed (docs/adr/0014)."""

from collections.abc import Mapping
from typing import Any

from core.audit.exact_json import exact_json, read_exact
from core.audit.told_value import told_text
from core.audit.written_entry import WrittenEntry
from core.orders.canonical_json import NotJson

FIELDS = (
    "action",
    "actor_admin",
    "audit_id",
    "created_at",
    "details",
    "ip",
    "resource",
    "user_agent",
)


class UnreadableEntry(Exception):
    """No canonical form can be made of the entry `audit_id`; `why` says so in a line."""

    def __init__(self, *, audit_id: str, why: str) -> None:
        super().__init__(f"{audit_id} cannot be read: {why}")
        self.audit_id = audit_id
        self.why = why


def canonical_entry(entry: WrittenEntry) -> bytes:
    """One line of canonical JSON with every field, in UTF-8. Raises UnreadableEntry."""
    try:
        return exact_json(
            {
                "action": entry.action,
                "actor_admin": entry.actor_admin,
                "audit_id": entry.audit_id,
                "created_at": entry.created_at,
                "details": read_exact(entry.details),
                "ip": entry.ip,
                "resource": entry.resource,
                "user_agent": entry.user_agent,
            }
        )
    except (ValueError, RecursionError, NotJson) as fault:
        raise UnreadableEntry(audit_id=entry.audit_id, why=_said(fault)) from fault


def told_by(canonical: bytes) -> Mapping[str, Any] | None:
    """The fields that sealed bytes tell; None for what no sealer wrote."""
    try:
        told = read_exact(canonical.decode())
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def audit_id_of(canonical: bytes) -> str | None:
    """Whose bytes these are, as far as they tell."""
    try:
        return told_text(told_by(canonical) or {}, "audit_id")
    except (KeyError, TypeError, ValueError):
        return None


def differing_fields(one: bytes, other: bytes) -> tuple[str, ...]:
    """The fields in which two entries differ; none where that cannot be told."""
    first, second = told_by(one), told_by(other)
    if first is None or second is None:
        return ()
    names = [name for name in sorted({*first, *second}) if first.get(name) != second.get(name)]
    return tuple(name.encode(errors="backslashreplace").decode() for name in names)


def _said(fault: ValueError | RecursionError | NotJson) -> str:
    if isinstance(fault, NotJson):
        return f"its details{fault.path} {fault.message}"
    return "its details are nested too deep" if isinstance(fault, RecursionError) else str(fault)
