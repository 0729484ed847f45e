"""Claim a deposit for its studio: approved by policy where it is small, else by a second person."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_amount
from core.cases.case import Case
from core.deposits.approval import policy_approves
from core.deposits.claim import DepositClaim
from core.deposits.claim_entries import approved_entry, filed_entry
from core.deposits.claiming import forbids_claim
from core.deposits.secured_leg import SecuredLeg
from core.errors import ErrorCode, Refusal
from core.request import Role
from core.text import unfit_id, unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.deposit_on_case import alone_with_deposit, deposit_on_case
from ports.id_generator import Prefix


@frozen(kw_only=True)
class FileDepositClaim(CaseCommand[str]):
    """Asks for `amount_cents` of the deposit on a leg and answers the claim's id.

    It needs evidence on the timeline, and comes within the claim window (domain.md, *Deposit
    claim*). The deposit is captured once the claim is approved.
    """

    action: ClassVar = "deposit.claim"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})

    order_id: str
    leg_id: str
    amount_cents: int
    reason: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("orderId", self.order_id)
        yield unfit_id("legId", self.leg_id)
        yield unfit_amount(self.amount_cents)
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> str | Refusal:
        case = work.case_for_money(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        found = deposit_on_case(work, case, self.order_id, self.leg_id)
        if isinstance(found, Refusal):
            return found
        order, secured = found
        forbidden = (
            _evidence_missing(case)
            or forbids_claim(secured, amount_cents=self.amount_cents, when=work.now)
            or alone_with_deposit(work, self.order_id, secured).forbids_moving()
        )
        return forbidden or self._filed(work, case, secured, currency=order.currency)

    def _filed(self, work: Work, case: Case, secured: SecuredLeg, *, currency: str) -> str:
        claim = self._claim(work, secured, currency=currency)
        entries = [filed_entry(claim)]
        if policy_approves(self.amount_cents, currency=currency, policies=work.policies):
            claim = claim.approved(by=None, when=work.now)
            entries.append(approved_entry(claim, why="within the threshold for deposits"))
        work.uow.deposit_claims.add(claim)
        work.record(case, *entries)
        work.details |= {
            "claim_id": claim.claim_id,
            "order_id": claim.order_id,
            "leg_id": claim.leg_id,
            "amount_cents": claim.amount_cents,
            "status": claim.status.value,
        }
        return claim.claim_id

    def _claim(self, work: Work, secured: SecuredLeg, *, currency: str) -> DepositClaim:
        return DepositClaim(
            claim_id=work.ids.new(Prefix.DEPOSIT_CLAIM),
            case_id=self.case_id,
            order_id=self.order_id,
            leg_id=self.leg_id,
            studio_id=secured.leg.studio_id,
            payment_intent=secured.deposit.payment_intent,
            currency=currency,
            amount_cents=self.amount_cents,
            authorized_cents=secured.deposit.amount_cents,
            reason=self.reason,
            filed_by=work.request.actor,
            created_at=work.now,
            updated_at=work.now,
        )


def _evidence_missing(case: Case) -> Refusal | None:
    if case.evidenced:
        return None
    return Refusal(
        code=ErrorCode.EVIDENCE_REQUIRED,
        field="caseId",
        message="Nothing on the timeline supports a claim on the deposit.",
        hint="Attach evidence, record a fact or wait for a participant's message.",
    )
