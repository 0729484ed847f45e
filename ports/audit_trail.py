"""The audit, written in the transaction of what it tells about."""

from typing import Protocol

from core.audit.entry import AuditEntry


class AuditTrail(Protocol):
    def append(self, entry: AuditEntry) -> None: ...

    def of_resource(self, resource: str) -> tuple[AuditEntry, ...]:
        """What was recorded about `case:sca_…` or the like, oldest first."""
        ...
