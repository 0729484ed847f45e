"""Notifications as lines of a stream, for looking at them and for pipes."""

import sys
from collections.abc import Sequence
from typing import TextIO

from attrs import field, frozen

from ports.event_publisher import Failed, Published
from ports.notification_envelope import notification_envelope
from ports.notifications import Addressed


@frozen(eq=False)
class LineNotifications:
    """ports/notifications.py over a stream: each notification is a line of JSON.

    Raises BrokenPipeError when nobody reads any more.
    """

    stream: TextIO = field(factory=lambda: sys.stdout)

    def send(self, addressed: Sequence[Addressed]) -> tuple[Published | Failed, ...]:
        self.stream.writelines(f"{notification_envelope(one)}\n" for one in addressed)
        self.stream.flush()
        return tuple(Published() for _ in addressed)
