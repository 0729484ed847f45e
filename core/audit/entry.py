"""One line of the audit (domain.md, *Audit*)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field, frozen


@frozen(kw_only=True)
class AuditEntry:
    """Who did, read or was refused what, from where (`aud_…`).

    `resource` is `case:sca_…`, `order:ord_…` and the like. `details` hold ids, codes and
    hashes, never free text.
    """

    audit_id: str
    actor_admin: str
    action: str
    resource: str
    created_at: datetime
    details: Mapping[str, Any] = field(factory=dict)
    ip: str | None = None
    user_agent: str | None = None
