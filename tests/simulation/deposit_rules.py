"""What happens to deposits by our doing."""

from hypothesis.stateful import rule

from core.deposits.claim import ClaimStatus
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.deny_deposit_claim import DenyDepositClaim
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.release_deposit import ReleaseDeposit
from tests.simulation.money_rules import AMOUNTS, ANY, SOMEBODY, STAFF, MoneyRules


class DepositRules(MoneyRules):
    """Only one of the two deposits is held and can be claimed; both can be released."""

    @rule(cents=AMOUNTS, which=ANY, who=SOMEBODY)
    def claim(self, cents: int, which: int, who: str) -> None:
        claim = FileDepositClaim(
            case_id=self.case(which % 2),
            order_id="ord_a",
            leg_id="leg_2",
            amount_cents=cents,
            reason="A lamp.",
        )
        self.world.deposits.file(claim, STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def approve_claim(self, which: int, who: str) -> None:
        filed = self.one_of(self._filed(), which)
        if filed is not None:
            self.world.deposits.approve(ApproveDepositClaim(claim_id=filed), STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def deny_claim(self, which: int, who: str) -> None:
        filed = self.one_of(self._filed(), which)
        if filed is not None:
            self.world.desk.handle(DenyDepositClaim(claim_id=filed, reason="No."), STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def release(self, which: int, who: str) -> None:
        case_id = self.case(which)
        order = self.world.order_of(case_id)
        leg_id = order.legs[-1]["leg_id"]
        self.world.deposits.release(
            ReleaseDeposit(case_id=case_id, order_id=order.order_id, leg_id=leg_id), STAFF[who]
        )

    def _filed(self) -> list[str]:
        claims = self.seen.claims.items()
        return [name for name, each in claims if each.status is ClaimStatus.FILED]
