"""What staff do about chargebacks, and how networks change their minds."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from core.chargebacks.chargeback import Chargeback
from core.use_cases.accept_chargeback import AcceptChargeback
from core.use_cases.draft_representment import DraftRepresentment
from core.use_cases.stage_representment import StageRepresentment
from core.use_cases.submit_representment import SubmitRepresentment
from tests.simulation.money_rules import ANY, SOMEBODY, STAFF, MoneyRules

REFUSED = ("", "They were there.", "They wrote that they liked it.")


class ChargebackRules(MoneyRules):
    """Submitted twice, conceded after it was submitted, too late: whatever people try."""

    @rule(which=ANY, who=SOMEBODY, words=st.sampled_from(REFUSED))
    def draft(self, which: int, who: str, words: str) -> None:
        chargeback = self.one_of(self._chargebacks(), which)
        if chargeback is not None:
            asked = DraftRepresentment(
                chargeback_id=chargeback.chargeback_id, customer_communication=words
            )
            self.world.desk.handle(asked, STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def stage(self, which: int, who: str) -> None:
        chargeback = self.one_of(self._chargebacks(), which)
        if chargeback is not None:
            asked = StageRepresentment(chargeback_id=chargeback.chargeback_id)
            self.world.offices.chargebacks.stage(asked, STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def submit(self, which: int, who: str) -> None:
        chargeback = self.one_of(self._chargebacks(), which)
        if chargeback is not None:
            asked = SubmitRepresentment(chargeback_id=chargeback.chargeback_id)
            self.world.offices.chargebacks.submit(asked, STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def concede(self, which: int, who: str) -> None:
        chargeback = self.one_of(self._chargebacks(), which)
        if chargeback is not None:
            asked = AcceptChargeback(chargeback_id=chargeback.chargeback_id, reason="So be it.")
            self.world.offices.chargebacks.accept(asked, STAFF[who])

    @rule(which=ANY)
    def an_inquiry_becomes_a_chargeback(self, which: int) -> None:
        asked = ("warning_needs_response", "warning_under_review")
        ref = self.one_of(self.objects("disputes", *asked), which)
        if ref is not None:
            self.world.stripe.dashboard.escalate_inquiry(ref)

    def _chargebacks(self) -> list[Chargeback]:
        return [each for order in self.seen.orders for each in order.chargebacks]
