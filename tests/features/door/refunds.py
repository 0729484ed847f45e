"""Moving money back from outside."""

from attrs import frozen

from core.errors import Refusal
from core.refunds.reasons import RefundReason
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import OptionsSeen, RefundSeen
from tests.features.door.client import Client
from tests.features.door.reading import options_seen, refunds_seen

PARTS = "subtotalCents serviceTaxCents platformFeeCents platformFeeTaxCents"
OPTIONS = f"""query ($case: ID!, $order: ID!, $reason: String!) {{
  refundOptions(caseId: $case, orderId: $order, reason: $reason) {{
    openCents maxAllowedCents
    legs {{
      legId eligible {{ {PARTS} }} deposit {{ action }} suggestedGoodwillCents trace }} }} }}"""
ISSUE = "mutation ($it: RefundInput!) { issueRefund(input: $it) }"
APPROVE = "mutation ($refund: ID!) { approveRefund(refundId: $refund) }"
REJECT = "mutation ($refund: ID!) { rejectRefund(refundId: $refund) }"
PAUSE = "mutation { pauseRefunds }"
RESUME = "mutation { resumeRefunds }"
ON_CASE = f"""query ($case: ID!) {{ caseRefunds(caseId: $case) {{
  id status waitsFor failure decision allocations {{ legId {PARTS} }} }} }}"""


@frozen
class DoorRefunds:
    """entrypoints/specifications/driver.py, `Refunds`."""

    client: Client

    def options(
        self, who: Person, case_id: str, order_id: str, reason: RefundReason
    ) -> OptionsSeen | Refusal:
        asked = {"case": case_id, "order": order_id, "reason": reason.value}
        return self.client.sees(who, OPTIONS, options_seen, **asked)

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
        asked = {
            "caseId": case_id,
            "orderId": order_id,
            "amountCents": cents,
            "reason": reason.value,
            "legId": leg_id,
        }
        return self.client.makes(who, ISSUE, it=asked)

    def approve(self, who: Person, refund_id: str) -> Refusal | None:
        return self.client.does(who, APPROVE, refund=refund_id)

    def reject(self, who: Person, refund_id: str) -> Refusal | None:
        return self.client.does(who, REJECT, refund=refund_id)

    def pause(self, who: Person) -> Refusal | None:
        return self.client.does(who, PAUSE)

    def resume(self, who: Person) -> Refusal | None:
        return self.client.does(who, RESUME)

    def on_case(self, who: Person, case_id: str) -> dict[str, RefundSeen] | Refusal:
        return self.client.sees(who, ON_CASE, refunds_seen, case=case_id)
