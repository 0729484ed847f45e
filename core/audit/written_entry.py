"""An audit entry as its stored text tells it, whatever somebody has made of it since."""

import json
from datetime import datetime
from ipaddress import ip_interface

from attrs import frozen

from core.audit.entry import AuditEntry
from core.instants import as_utc


@frozen(kw_only=True)
class WrittenEntry:
    """Every field as text, so that what no program would write can still be compared.

    `details` is JSON; `created_at` is UTC with microseconds and `Z`; `ip` is as PostgreSQL
    writes an inet.
    """

    audit_id: str
    actor_admin: str
    action: str
    resource: str
    details: str
    ip: str | None
    user_agent: str | None
    created_at: str

    @classmethod
    def of(cls, entry: AuditEntry) -> "WrittenEntry":
        """Raises ValueError for a `created_at` without a zone, or an `ip` that is none."""
        return cls(
            audit_id=entry.audit_id,
            actor_admin=entry.actor_admin,
            action=entry.action,
            resource=entry.resource,
            details=json.dumps(dict(entry.details), allow_nan=False),
            ip=None if entry.ip is None else _inet(entry.ip),
            user_agent=entry.user_agent,
            created_at=exact_instant(entry.created_at),
        )


def exact_instant(instant: datetime) -> str:
    """RFC 3339 in UTC, always with six digits of microseconds."""
    written = as_utc(instant).isoformat(timespec="microseconds")
    return f"{written.removesuffix('+00:00')}Z"


def _inet(text: str) -> str:
    """PostgreSQL's text of an inet: with its mask, also where that covers a single address.

    An IPv4 address within IPv6 keeps its dots there.
    """
    written = ip_interface(text)
    inner = getattr(written.ip, "ipv4_mapped", None)
    address = str(written.ip) if inner is None else f"::ffff:{inner}"
    return f"{address}/{written.network.prefixlen}"
