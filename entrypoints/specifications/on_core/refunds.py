"""Moving money back in the core."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from core.errors import Refusal
from core.refunds.reasons import RefundReason
from core.refunds.refund import RefundStatus, WaitsFor
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.read_case_money import ReadCaseMoney
from core.use_cases.read_refund_options import ReadRefundOptions, RefundOptions
from core.use_cases.reject_refund import RejectRefund
from core.use_cases.resume_refunds import ResumeRefunds
from core.views.refund_view import RefundView
from core.views.selection import Selection
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, signed_by
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import OptionsSeen, RefundSeen


@frozen
class CoreRefunds:
    """entrypoints/specifications/driver.py, `Refunds`."""

    office: Office

    def options(
        self, who: Person, case_id: str, order_id: str, reason: RefundReason
    ) -> OptionsSeen | Refusal:
        query = ReadRefundOptions(case_id=case_id, order_id=order_id, reason=reason)
        options = shown(self.office, who, query)
        return options if isinstance(options, Refusal) else _options_seen(options)

    def issue(
        self,
        who: Person,
        case_id: str,
        order_id: str,
        *,
        cents: int,
        reason: RefundReason,
        leg_id: str | None,
    ) -> str | Refusal:
        asked = IssueRefund(
            case_id=case_id, order_id=order_id, amount_cents=cents, reason=reason, leg_id=leg_id
        )
        return self.office.refunds.issue(asked, signed_by(self.office, who))

    def approve(self, who: Person, refund_id: str) -> Refusal | None:
        asked = ApproveRefund(refund_id=refund_id)
        answer = self.office.refunds.approve(asked, signed_by(self.office, who))
        return answer if isinstance(answer, Refusal) else None

    def reject(self, who: Person, refund_id: str) -> Refusal | None:
        return refused(self.office, who, RejectRefund(refund_id=refund_id))

    def pause(self, who: Person) -> Refusal | None:
        return refused(self.office, who, PauseRefunds())

    def resume(self, who: Person) -> Refusal | None:
        answer = self.office.refunds.resume(ResumeRefunds(), signed_by(self.office, who))
        return answer if isinstance(answer, Refusal) else None

    def on_case(self, who: Person, case_id: str) -> dict[str, RefundSeen] | Refusal:
        query = ReadCaseMoney(case_id=case_id, selection=Selection(refunds=True))
        view = shown(self.office, who, query)
        if isinstance(view, Refusal):
            return view
        return {refund.refund_id: _refund_seen(refund) for refund in view.refunds}


def _options_seen(options: RefundOptions) -> OptionsSeen:
    decision = options.position.decision
    return OptionsSeen(
        legs={leg.leg_id: leg.eligible for leg in decision.legs},
        open_cents=decision.open_cents,
        max_allowed_cents=decision.max_allowed_cents,
        deposits={leg.leg_id: leg.deposit.action for leg in decision.legs},
        goodwill_cents=sum(leg.suggested_goodwill_cents for leg in decision.legs),
        trace=tuple(step for leg in decision.legs for step in leg.trace),
    )


def _refund_seen(view: RefundView) -> RefundSeen:
    return RefundSeen(
        status=RefundStatus(view.status),
        waits_for=WaitsFor(view.waits_for) if view.waits_for else None,
        failure=view.failure,
        legs={share.leg_id: share.parts for share in view.allocations if share.leg_id is not None},
        trace=_trace(view.decision),
    )


def _trace(decision: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(step for leg in decision.get("legs", ()) for step in leg["trace"])
