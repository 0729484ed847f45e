"""The person who worked on the demo's cases before anybody else came."""

from typing import TypeVar

from attrs import frozen

from core.cases.fact import FactName
from core.cases.opening import Opening
from core.errors import Refusal
from core.request import STAFF, Request
from core.use_cases.handling.command import Command
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.open_case import OpenCase
from core.use_cases.record_case_fact import RecordCaseFact
from entrypoints.demo.past import PastCase, PastRefund

DORA = "usr_dora"
Told = TypeVar("Told")


@frozen
class DemoStaff:
    """Does each thing once, whichever process asks and however often."""

    office: RefundOffice

    def work_on(self, past: PastCase) -> None:
        """Open the case and do what was done on it. What is refused is left out."""
        opening = Opening(
            kind=past.kind, subtype=past.subtype, summary=past.summary, order_id=past.order_id
        )
        case_id = self._once(OpenCase(opening=opening), f"demo:{past.order_id}:case")
        if case_id is None:
            return
        if past.fraud_note is not None:
            fact = FactName.FRAUD_VALIDATED
            told = RecordCaseFact(case_id=case_id, fact=fact, note=past.fraud_note)
            self._once(told, f"demo:{past.order_id}:fact")
        if past.refund is not None:
            self._refund(past.order_id, case_id, past.refund)

    def _refund(self, order_id: str, case_id: str, past: PastRefund) -> None:
        key = f"demo:{order_id}:refund"
        asked = IssueRefund(
            case_id=case_id,
            order_id=order_id,
            amount_cents=past.amount_cents,
            reason=past.reason,
        )
        refund_id = self._once(asked, key)
        # A demo that was killed before the processor answered is caught up with here.
        if refund_id is not None:
            self.office.send(refund_id, self._request(key))

    def _once(self, command: Command[Told], key: str) -> Told | None:
        """What was answered the first time, even where it would be asked otherwise today."""
        with self.office.desk.store.unit_of_work() as uow:
            answer = uow.idempotency.find(actor=DORA, key=key)
        if answer is not None:
            result: Told = answer.result
            return result
        told = self.office.desk.handle(command, self._request(key))
        return None if isinstance(told, Refusal) else told

    def _request(self, key: str) -> Request:
        return Request(
            actor=DORA,
            roles=STAFF,
            correlation_id="demo-past",
            received_at=self.office.desk.clock.now(),
            idempotency_key=key,
        )
