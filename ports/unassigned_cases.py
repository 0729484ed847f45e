"""Undecided cases without an owner, given to one agent each."""

from datetime import datetime
from typing import Protocol

from core.cases.kind import CaseKind
from core.views.case_queue import CaseQueue


class UnassignedCases(Protocol):
    def claim(
        self, queue: CaseQueue, *, kind: CaseKind | None, agent: str, now: datetime
    ) -> str | None:
        """The id of the first case in the order of the queue that has no owner and that `agent`
        may open; None where there is none.

        Until this unit of work ends no other is given it: they are given what comes next, without
        waiting.
        """
        ...
