"""What fields cost, and how long lists are taken to be: the one table of both.

A field without an entry costs DEFAULT_COST, a list without one has DEFAULT_LENGTH members. One is
about one value in the answer; what asks the database, the processor or a file more is dearer.
"""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from core.amount import MOST_AT_ONCE
from core.views.selection import CASES_A_PAGE, EVENTS_A_PAGE

DEFAULT_COST: Final = 1
DEFAULT_LENGTH: Final = 10


@frozen(kw_only=True)
class PageArgument:
    """The argument that says how many; `usual` where it is left out, never above `most`."""

    name: str
    usual: int
    most: int

    def length(self, told: object) -> int:
        """How many `told` asks for; what is no number is refused elsewhere."""
        if not isinstance(told, int) or isinstance(told, bool):
            return self.usual
        return min(max(told, 1), self.most)


COSTS: Final[Mapping[str, int]] = {
    "Query.adminCase": 10,
    "Query.adminCases": 20,
    "Query.adminCaseConnection": 20,
    "Query.auditTrail": 50,
    "Query.caseChargebacks": 10,
    "Query.caseDepositClaims": 10,
    "Query.caseDepositReleases": 10,
    "Query.caseDmcaClaims": 10,
    "Query.caseEvidence": 10,
    "Query.caseViolations": 10,
    "Query.casePayoutHolds": 10,
    "Query.caseQueue": 20,
    "Query.caseQueues": 50,
    "Query.caseRefunds": 10,
    "Query.myCase": 10,
    "Query.myPayoutHolds": 10,
    "Query.openChargebacks": 10,
    "Query.parkedWork": 10,
    "Query.payoutExposure": 10,
    "Query.pendingApprovals": 10,
    "Query.refundOptions": 50,
    "Mutation.acceptChargeback": 500,
    "Mutation.approveDepositClaim": 500,
    "Mutation.approveRefund": 500,
    "Mutation.attachEvidence": 2_000,
    "Mutation.exportCase": 5_000,
    "Mutation.fileDepositClaim": 500,
    "Mutation.fileDmcaClaim": 500,
    "Mutation.issueRefund": 500,
    "Mutation.releaseDeposit": 500,
    "Mutation.restoreDmcaContent": 500,
    "Mutation.resumeRefunds": 5_000,
    "Mutation.retryParkedWork": 500,
    "Mutation.stageRepresentment": 500,
    "Mutation.submitRepresentment": 500,
    "Mutation.unparkWork": 500,
    "Mutation.withdrawDmcaClaim": 500,
    "Message.bodyHtml": 10,
    "Refund.decision": 5,
}
LENGTHS: Final[Mapping[str, int | PageArgument]] = {
    "Query.adminCaseConnection": PageArgument(name="first", usual=CASES_A_PAGE, most=MOST_AT_ONCE),
    "Query.caseQueue": PageArgument(name="first", usual=CASES_A_PAGE, most=MOST_AT_ONCE),
    # Its length is the connection's.
    "CaseConnection.edges": 1,
    "Query.adminCases": CASES_A_PAGE,
    "Query.auditTrail": 50,
    "Query.openChargebacks": 50,
    "Query.parkedWork": 50,
    "Query.myPayoutHolds": 50,
    "Query.payoutExposure": 50,
    "Query.pendingApprovals": 50,
    "PayoutExposure.holds": 3,
    "Case.timeline": EVENTS_A_PAGE,
    "Case.earlierCases": 20,
    "Case.messages": 20,
    "MyCase.messages": 20,
    "Case.chargebacks": 2,
    "Query.caseChargebacks": 2,
    "Message.attachments": 3,
    "Refund.allocations": 3,
    "RefundOptions.legs": 5,
}
