"""When people may be told, and who is on call (policies.toml, `[versions.notifications]`)."""

from datetime import datetime

from attrs import frozen

from core.notifications.kind import CRITICAL, NotificationKind
from core.notifications.quiet_hours import QuietHours


@frozen(kw_only=True)
class NotificationTerms:
    """`on_call` are user ids, or names under which whoever delivers knows a rota."""

    on_call: tuple[str, ...] = ("rota_support",)
    quiet_hours: QuietHours | None = None

    def due(self, kind: NotificationKind, when: datetime) -> datetime:
        """The first instant from `when` on (UTC) at which people may be told."""
        if self.quiet_hours is None or kind in CRITICAL:
            return when
        return self.quiet_hours.end_after(when)
