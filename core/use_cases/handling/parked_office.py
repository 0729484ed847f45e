"""Parked work in the hands of a person: tried once more, or taken off the list.

The processor is asked with no transaction open, as it always is (reliability.md 2 and 6).
"""

from collections.abc import Callable, Mapping

from attrs import evolve, frozen

from core.errors import Refusal
from core.parked.parked_work import ParkedKind, ParkedWork
from core.parked.refusals import processor_silent
from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.parked_look import ParkedLook
from core.use_cases.retry_parked_work import RetryParkedWork
from core.use_cases.steps.ending_parked import ENDED_BY
from core.use_cases.unpark_work import UnparkWork
from ports.payment_processor import PaymentProcessor

Send = Callable[[str, Request], object]


@frozen(kw_only=True)
class ParkedOffice:
    """`sends` asks about the subject of what was parked, by its kind; other kinds need nothing
    but what the command does.
    """

    desk: Desk
    processor: PaymentProcessor
    sends: Mapping[ParkedKind, Send]

    def retry(self, asked: RetryParkedWork, request: Request) -> bool | Refusal:
        """Whether it is off the list. What is parked again is there under another id."""
        retried = self.desk.handle(asked, request)
        if retried is True:
            parked = self._parked(asked.work_id)
            send = self.sends.get(parked.kind) if parked else None
            if parked is not None and send is not None:
                send(parked.subject_id, request)
        return retried

    def unpark(self, asked: UnparkWork, request: Request) -> bool | Refusal:
        """What ends with it is looked up at the processor first; where that cannot be, nothing
        changes.
        """
        unfit = request.lacks(asked.roles) or any(fault is not None for fault in asked.faults())
        parked = None if unfit else self._parked(asked.work_id)
        if parked is None or not parked.waits or parked.kind not in ENDED_BY:
            return self.desk.handle(asked, request)
        looked = ParkedLook(store=self.desk.store, processor=self.processor).at(parked)
        if looked is not None:
            return self.desk.handle(evolve(asked, looked=looked), request)
        silent = processor_silent()
        self.desk.record_refusal(request, action=asked.action, resource=asked.resource, why=silent)
        return silent

    def _parked(self, work_id: str) -> ParkedWork | None:
        with self.desk.store.unit_of_work() as uow:
            return uow.parking.get(work_id)
