"""Tells what a relay does: in words as it happens, or as a line of JSON at the end."""

import json
import logging
from typing import Self, TextIO

from attrs import define, field

from core.announcements.redelivery import MOST_ATTEMPTS
from core.instants import write_instant
from core.use_cases.relay_outbox import Relayed
from ports.outbox import Delivery

log = logging.getLogger("support_center.relay")


@define(kw_only=True)
class RelayReport:
    """The sum goes to `stream`, failures to the log: those that are parked as errors, which is
    the alert. Nothing of a message is told but its id, its topic and its case.
    """

    stream: TextIO
    as_json: bool
    delivered: int = field(default=0, init=False)
    failed: int = field(default=0, init=False)
    parked: list[str] = field(factory=list, init=False)

    def add(self, relayed: Relayed) -> None:
        self.delivered += len(relayed.delivered)
        self.failed += len(relayed.failed)
        self.parked += [one.message.message_id for one in relayed.parked]
        if relayed.delivered and not self.as_json:
            self._say(f"{len(relayed.delivered)} delivered")
        for one in relayed.failed:
            log.warning("%s", _failed_line(one))
        for one in relayed.parked:
            log.error("%s", _parked_line(one))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Tell the sum, also where the relay ended early."""
        if self.as_json:
            self._say(
                json.dumps(
                    {
                        "delivered": self.delivered,
                        "failed_attempts": self.failed,
                        "parked": len(self.parked),
                        "parked_messages": self.parked,
                    }
                )
            )
        else:
            self._say(
                f"in all: {self.delivered} delivered, {self.failed} failed attempts,"
                f" {len(self.parked)} parked"
            )

    def _say(self, line: str) -> None:
        self.stream.write(f"{line}\n")
        self.stream.flush()


def _failed_line(failed: Delivery) -> str:
    again = "at once" if failed.retry_at is None else f"not before {write_instant(failed.retry_at)}"
    return (
        f"{_named(failed)} was not sent: {failed.last_failure};"
        f" attempt {failed.attempts} of {MOST_ATTEMPTS}, the next one {again}"
    )


def _parked_line(parked: Delivery) -> str:
    return (
        f"{_named(parked)} is parked after {parked.attempts} attempts and waits for a person:"
        f" {parked.last_failure}"
    )


def _named(delivery: Delivery) -> str:
    message = delivery.message
    return f"{message.message_id} ({message.topic} of {message.case_id})"
