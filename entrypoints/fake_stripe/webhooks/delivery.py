"""One event on its way to one URL."""

from enum import StrEnum
from typing import Any

from attrs import define


class DeliveryState(StrEnum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


@define(kw_only=True, eq=False)
class Delivery:
    """`problem` is why the latest try failed; None before the first and after a good one."""

    event: str
    type: str
    url: str
    payload: bytes
    state: DeliveryState = DeliveryState.WAITING
    tries: int = 0
    problem: str | None = None

    def tried(self, problem: str | None, *, most: int) -> None:
        """Count a try, which went well when there is no problem."""
        self.tries += 1
        self.problem = problem
        if problem is None:
            self.state = DeliveryState.DELIVERED
        elif self.tries >= most:
            self.state = DeliveryState.GIVEN_UP

    def told(self) -> dict[str, Any]:
        return {
            "event": self.event,
            "type": self.type,
            "url": self.url,
            "state": self.state.value,
            "tries": self.tries,
            "problem": self.problem,
        }
