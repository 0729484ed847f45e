"""The bus on which other services hear what was announced."""

from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from ports.outbox import OutboxMessage


@frozen
class Published:
    """The bus has taken the message."""


@frozen
class Failed:
    """The bus has not taken it, or nobody knows. `why` is a line that quotes no payload."""

    why: str


class UnusablePublisher(Exception):
    """Nothing can be sent the way this publisher is set up, whatever the message.

    `problem` says what is missing, for the person who set it up; it quotes no secret.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class EventPublisher(Protocol):
    """Called from outside any transaction. A message that is published twice arrives twice."""

    def publish(self, messages: Sequence[OutboxMessage]) -> tuple[Published | Failed, ...]:
        """One result per message, in their order; one that fails takes no other with it.

        A bus that does not answer is a failure of each message it kept from being sent. Raises
        UnusablePublisher, and nothing was sent then.
        """
        ...
