"""One thing that people are told about a case (`snt_…`)."""

from collections.abc import Mapping
from datetime import datetime

from attrs import frozen

from core.notifications.kind import CRITICAL, NotificationKind

Parameter = str | int | None


@frozen(kw_only=True)
class Notification:
    """Decided in the transaction of what it tells, and addressed when it is sent.

    `parameters` are ids, amounts in cents, instants as text (UTC) and words of closed lists:
    never what a person wrote, and nothing about a person but their id. `told_by` is who did it,
    who is not told; `named` are people whom the command itself named.
    """

    notification_id: str
    kind: NotificationKind
    case_id: str
    parameters: Mapping[str, Parameter]
    created_at: datetime
    told_by: str | None = None
    named: tuple[str, ...] = ()

    @property
    def is_critical(self) -> bool:
        return self.kind in CRITICAL
