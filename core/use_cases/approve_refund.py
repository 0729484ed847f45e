"""Approve a proposed refund, as a second person."""

from typing import ClassVar

from attrs import evolve, frozen

from core.cases.case import Case
from core.errors import ErrorCode, Refusal
from core.goodwill.credit import is_goodwill
from core.kernels.decision_json import record_of
from core.refunds.approval import fits_no_more, forbids_approval
from core.refunds.entries import approved_entry, issued_entry
from core.refunds.refund import Refund
from core.refunds.revision import changes_since
from core.request import Role
from core.use_cases.handling.refund_command import RefundCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.crediting import credit_approved
from core.use_cases.steps.order_position import OrderAccount, order_position


@frozen(kw_only=True)
class ApproveRefund(RefundCommand[bool]):
    """Lets a proposed refund go. The kernels are asked again with the newest snapshot, and
    what changed since the proposal goes on the timeline (domain.md, *Refund*, Override).
    """

    action: ClassVar = "refund.approve"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.refund_and_case(work)
        if isinstance(found, Refusal):
            return found
        refund, case = found
        forbidden = forbids_approval(refund, approver=work.request.actor, when=work.now)
        if forbidden is not None:
            return forbidden
        if work.uow.refund_switch.read().paused:
            return refunds_paused()
        if is_goodwill(refund):
            return credit_approved(work, refund, case)
        account = order_position(
            work, case, refund.order_id, reason=refund.reason, leaving_out=refund.refund_id
        )
        if isinstance(account, Refusal):
            return account
        disputed = account.charge.reserve(0)
        if isinstance(disputed, Refusal):
            return disputed
        outgrown = fits_no_more(refund, account.position.legs)
        return outgrown or _let_go(work, refund, case, account)


def _let_go(work: Work, refund: Refund, case: Case, account: OrderAccount) -> bool:
    decision = record_of(account.position.decision)
    changes = changes_since(refund.decision, decision)
    sent = evolve(refund.sent(when=work.now), approved_by=work.request.actor, decision=decision)
    work.uow.refunds.save(sent)
    work.record(
        case,
        approved_entry(sent, changes=changes),
        issued_entry(sent, why=f"approved by {work.request.actor}"),
    )
    return True


def refunds_paused() -> Refusal:
    return Refusal(
        code=ErrorCode.REFUNDS_PAUSED,
        message="Refunds are paused; nothing is sent.",
        hint="Wait until finance_ops resumes them, or resume them yourself.",
    )
