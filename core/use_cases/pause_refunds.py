"""Pause every refund."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import evolve, frozen

from core.errors import Refusal
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class PauseRefunds(Command[bool]):
    """New refunds wait as proposed and nothing is sent until they are resumed.

    Pausing twice changes nothing and is no fault.
    """

    action: ClassVar = "refund.pause"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    reason: str | None = None

    @property
    def resource(self) -> str:
        return "switch:refunds"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        switch(work, paused=True)
        return True


def switch(work: Work, *, paused: bool) -> None:
    """Turn the switch, unless it stands that way already."""
    pause = work.uow.refund_switch.read()
    if pause.paused is not paused:
        turned = evolve(pause, paused=paused, changed_by=work.request.actor, changed_at=work.now)
        work.uow.refund_switch.save(turned)
