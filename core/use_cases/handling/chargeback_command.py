"""Commands on one chargeback, filed under it."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.cases.case import Case
from core.chargebacks.chargeback import Chargeback
from core.errors import ErrorCode, Refusal
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work

Told = TypeVar("Told")


@frozen(kw_only=True)
class ChargebackCommand(Command[Told]):
    """A command that names a chargeback; the chargeback's case decides who may give it."""

    chargeback_id: str

    @property
    def resource(self) -> str:
        return f"chargeback:{self.chargeback_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("chargebackId", self.chargeback_id)

    def chargeback_and_case(self, work: Work) -> tuple[Chargeback, Case] | Refusal:
        chargeback = work.uow.chargebacks.get(self.chargeback_id)
        if chargeback is None:
            return _chargeback_not_found(self.chargeback_id)
        case = work.case(chargeback.case_id)
        if isinstance(case, Refusal):
            return case
        work.details |= {
            "case_id": case.case_id,
            "order_id": chargeback.order_id,
            "processor_ref": chargeback.processor_ref,
            "amount_cents": chargeback.amount_cents,
        }
        return chargeback, case


def _chargeback_not_found(chargeback_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="chargebackId",
        message=f"There is no chargeback {chargeback_id}.",
        hint="openChargebacks lists those that are open; the case shows the ids of its own.",
    )
