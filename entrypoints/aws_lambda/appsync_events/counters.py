"""Where the work of a field is done."""

from collections.abc import Callable
from typing import Any, Protocol

from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.reading_room import ReadingRoom
from entrypoints.graphql.limits.rate import Rate
from ports.clock import Clock


class Counters(Protocol):
    """Each is built when it is first gone to."""

    @property
    def clock(self) -> Clock: ...

    @property
    def reading_room(self) -> ReadingRoom: ...

    @property
    def openings(self) -> Rate: ...

    def counter(self, name: str) -> Callable[[Any, Request], Any]:
        """`desk.handle`, `refund_office.issue` and the like."""
        ...

    def record_refusal(self, request: Request, *, action: str, resource: str, why: Refusal) -> None:
        """Leave a refused attempt in the audit."""
        ...
