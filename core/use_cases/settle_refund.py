"""Settle a refund with what the processor said of it."""

from typing import ClassVar

from attrs import field, frozen

from core.cases.case import Case
from core.cases.standing import Standing
from core.cases.status import DECIDED, CaseStatus
from core.cases.transitions import Move, move
from core.errors import Refusal
from core.refunds.entries import failed_entry, succeeded_entry
from core.refunds.refund import Refund, RefundStatus
from core.request import Role
from core.use_cases.handling.refund_command import RefundCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.failing import fail
from ports.payment_processor import Done, Outcome, ProcessorRefund, RefundState, Refused

FAILED_STATES = frozenset({RefundState.FAILED, RefundState.CANCELED})


@frozen(kw_only=True)
class SettleRefund(RefundCommand[bool]):
    """Moves a sent refund to what became of it, as often as it is told (reliability.md 4, 7).

    An unknown outcome leaves it processing with its reservation; answers whether it moved.
    """

    action: ClassVar = "refund.settle"
    roles: ClassVar = frozenset({Role.SYSTEM})

    outcome: Outcome[ProcessorRefund] = field()

    def decide(self, work: Work) -> bool | Refusal:
        found = self.refund_and_case(work)
        if isinstance(found, Refusal):
            return found
        refund, case = found
        if refund.status is RefundStatus.PROCESSING and isinstance(self.outcome, Refused):
            return _failed(work, refund, case, why=self.outcome.code)
        if isinstance(self.outcome, Done):
            return _settled(work, refund, case, self.outcome.value)
        return False


def _settled(work: Work, refund: Refund, case: Case, told: ProcessorRefund) -> bool:
    sent = refund.status in (RefundStatus.PROCESSING, RefundStatus.SUCCEEDED)
    if sent and told.state in FAILED_STATES:
        why = told.failure_reason or told.state.value
        return _failed(work, refund, case, why=why, processor_ref=told.ref)
    if refund.status is not RefundStatus.PROCESSING:
        return False
    if told.state is RefundState.SUCCEEDED:
        return _succeeded(work, refund, case, told)
    if refund.processor_ref != told.ref:
        work.uow.refunds.save(refund.known_as(told.ref, when=work.now))
    return False


def _succeeded(work: Work, refund: Refund, case: Case, told: ProcessorRefund) -> bool:
    succeeded = refund.succeeded(processor_ref=told.ref, when=work.now)
    work.uow.refunds.save(succeeded)
    work.record(case, succeeded_entry(succeeded))
    work.announce("support.refund.succeeded", case.case_id, {"refund_id": refund.refund_id})
    return True


def _failed(
    work: Work, refund: Refund, case: Case, *, why: str, processor_ref: str | None = None
) -> bool:
    failed = refund.failed(why, when=work.now, processor_ref=processor_ref)
    fail(work, failed)
    told = work.record(case, failed_entry(failed))
    if refund.status is RefundStatus.SUCCEEDED and case.status in DECIDED:
        _reopen(work, told)
    return True


def _reopen(work: Work, case: Case) -> None:
    wish = Move(to=CaseStatus.INVESTIGATING, reason="a refund failed late", by_system=True)
    change = move(
        case,
        wish,
        when=work.now,
        standing=Standing(),
        reopen_within=work.policies.reopen_within,
    )
    if not isinstance(change, Refusal):
        work.apply(change)
