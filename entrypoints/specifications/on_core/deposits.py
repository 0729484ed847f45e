"""Claiming and releasing deposits in the core."""

from attrs import frozen

from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.errors import Refusal
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.deny_deposit_claim import DenyDepositClaim
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.read_case_money import ReadCaseMoney
from core.use_cases.release_deposit import ReleaseDeposit
from core.views.selection import Selection
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, signed_by
from entrypoints.specifications.people import Person


@frozen
class CoreDeposits:
    """entrypoints/specifications/driver.py, `Deposits`."""

    office: Office

    def claim(
        self, who: Person, case_id: str, order_id: str, *, leg_id: str, cents: int
    ) -> str | Refusal:
        asked = FileDepositClaim(
            case_id=case_id,
            order_id=order_id,
            leg_id=leg_id,
            amount_cents=cents,
            reason="A lamp is broken.",
        )
        return self.office.deposits.file(asked, signed_by(self.office, who))

    def approve(self, who: Person, claim_id: str) -> Refusal | None:
        asked = ApproveDepositClaim(claim_id=claim_id)
        answer = self.office.deposits.approve(asked, signed_by(self.office, who))
        return answer if isinstance(answer, Refusal) else None

    def deny(self, who: Person, claim_id: str) -> Refusal | None:
        denial = DenyDepositClaim(claim_id=claim_id, reason="Nothing is broken.")
        return refused(self.office, who, denial)

    def release(self, who: Person, case_id: str, order_id: str, *, leg_id: str) -> str | Refusal:
        asked = ReleaseDeposit(case_id=case_id, order_id=order_id, leg_id=leg_id)
        return self.office.deposits.release(asked, signed_by(self.office, who))

    def claims_on_case(self, who: Person, case_id: str) -> dict[str, ClaimStatus] | Refusal:
        query = ReadCaseMoney(case_id=case_id, selection=Selection(deposit_claims=True))
        view = shown(self.office, who, query)
        if isinstance(view, Refusal):
            return view
        return {claim.claim_id: ClaimStatus(claim.status) for claim in view.deposit_claims}

    def releases_on_case(self, who: Person, case_id: str) -> dict[str, ReleaseStatus] | Refusal:
        query = ReadCaseMoney(case_id=case_id, selection=Selection(deposit_releases=True))
        view = shown(self.office, who, query)
        if isinstance(view, Refusal):
            return view
        return {it.release_id: ReleaseStatus(it.status) for it in view.deposit_releases}
