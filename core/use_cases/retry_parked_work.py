"""Try parked work once more."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.parked.parked_work import Ending
from core.request import Role
from core.use_cases.handling.parked_work_command import ParkedWorkCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.asking_afresh import ask_afresh


@frozen(kw_only=True)
class RetryParkedWork(ParkedWorkCommand[bool]):
    """Starts the schedule of what is parked anew, and ends the parking; the parked office then
    tries it at once. Where trying again changes nothing (more is gone of a charge than was
    captured, still), it stays parked and the answer is False.
    """

    action: ClassVar = "parked.retry"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    def decide(self, work: Work) -> bool | Refusal:
        parked = self.waiting(work)
        if isinstance(parked, Refusal):
            return parked
        if not ask_afresh(work, parked):
            return False
        retried = parked.end(Ending.RETRIED, by=work.request.actor, when=work.now)
        work.uow.parking.save(retried)
        return True
