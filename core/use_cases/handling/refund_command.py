"""Commands on one refund, filed under it."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.cases.case import Case
from core.errors import Refusal
from core.refunds.refund import Refund
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.failing import refund_not_found

Told = TypeVar("Told")


@frozen(kw_only=True)
class RefundCommand(Command[Told]):
    """A command that names a refund; the refund's case decides who may give it."""

    refund_id: str

    @property
    def resource(self) -> str:
        return f"refund:{self.refund_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("refundId", self.refund_id)

    def refund_and_case(self, work: Work) -> tuple[Refund, Case] | Refusal:
        refund = work.uow.refunds.get(self.refund_id)
        if refund is None:
            return refund_not_found(self.refund_id)
        case = work.case(refund.case_id)
        if isinstance(case, Refusal):
            return case
        work.details |= {"case_id": case.case_id, "amount_cents": refund.amount_cents}
        return refund, case
