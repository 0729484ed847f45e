"""Tells what was notified: in words as it happens, or as a line of JSON at the end."""

import json
import logging
from typing import Self, TextIO

from attrs import define, field

from core.announcements.redelivery import MOST_ATTEMPTS
from core.instants import write_instant
from core.use_cases.send_notifications import Sent
from ports.pending_notifications import PendingNotification

log = logging.getLogger("support_center.notify")


@define(kw_only=True)
class NotifiedReport:
    """The sum goes to `stream`, failures to the log: those that are parked as errors, which is
    the alert. Nothing of a notification is told but its id, its kind and its case.
    """

    stream: TextIO
    as_json: bool
    delivered: int = field(default=0, init=False)
    put_off: int = field(default=0, init=False)
    failed: int = field(default=0, init=False)
    parked: list[str] = field(factory=list, init=False)

    def add(self, sent: Sent) -> None:
        self.delivered += len(sent.delivered)
        self.put_off += len(sent.put_off)
        self.failed += len(sent.failed)
        self.parked += [one.notification.notification_id for one in sent.parked]
        for one in sent.failed:
            log.warning(
                "%s was not sent: %s; attempt %d of %d, the next one not before %s",
                _named(one),
                one.last_failure,
                one.attempts,
                MOST_ATTEMPTS,
                write_instant(one.due_at),
            )
        for one in sent.parked:
            log.error(
                "%s is parked after %d attempts and waits for a person: %s",
                _named(one),
                one.attempts,
                one.last_failure,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Tell the sum, also where the sender ended early."""
        told = {
            "delivered": self.delivered,
            "put_off": self.put_off,
            "failed_attempts": self.failed,
            "parked": len(self.parked),
        }
        if self.as_json:
            line = json.dumps({**told, "parked_notifications": self.parked})
        else:
            line = (
                f"in all: {self.delivered} delivered, {self.put_off} put off till quiet hours end,"
                f" {self.failed} failed attempts, {len(self.parked)} parked"
            )
        self.stream.write(f"{line}\n")
        self.stream.flush()


def _named(pending: PendingNotification) -> str:
    told = pending.notification
    return f"{told.notification_id} ({told.kind} of {told.case_id})"
