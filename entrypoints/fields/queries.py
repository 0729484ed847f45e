"""Which question each query asks."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from attrs import frozen

from core.request import Role
from entrypoints.fields.given import given
from entrypoints.fields.named import named
from entrypoints.fields.subject import Subject


class Around(StrEnum):
    """Where in an answer the cases are around which a document may select more."""

    CASES = "the answer itself"
    NODES = "the nodes of a connection"


@frozen
class Question:
    """The question made of the arguments, and of what is selected `around` the cases it answers.

    `place` is where the use case stands. With `part` that part of a case is all that is read and
    answered. `shaped_at` is where the answer gets the shape of the contract. `counter` is who
    answers what is no view: an office, which audits the read.
    """

    place: str
    around: Around | None = None
    part: str | None = None
    shaped_at: str | None = None
    counter: str | None = None

    @property
    def use_case(self) -> Any:
        """A subclass of Query."""
        return named(self.place)

    @property
    def roles(self) -> frozenset[Role]:
        roles: frozenset[Role] = self.use_case.roles
        return roles

    def subject(self, arguments: Mapping[str, Any]) -> Subject:
        query = self.use_case(**given(arguments))
        return Subject(action=query.action, resource=query.resource)

    def selection_of_part(self) -> Any:
        """The Selection that reads `part` and nothing else."""
        return named("core.views.selection:Selection")(**{str(self.part): True})

    def shape(self, told: Any) -> Any:
        """The use case's answer as the contract has it."""
        if self.part is not None:
            return getattr(told, self.part)
        return told if self.shaped_at is None else named(self.shaped_at)(told)


QUERIES: Mapping[str, Question] = {
    "adminCase": Question("core.use_cases.read_case:ReadCase", around=Around.CASES),
    "adminCases": Question("core.use_cases.list_cases:ListCases", around=Around.CASES),
    "adminCaseConnection": Question(
        "core.use_cases.list_case_connection:ListCaseConnection", around=Around.NODES
    ),
    "caseQueue": Question("core.use_cases.list_case_queue:ListCaseQueue", around=Around.NODES),
    "caseQueues": Question("core.use_cases.count_case_queues:CountCaseQueues"),
    "myCase": Question("core.use_cases.read_my_case:ReadMyCase"),
    "refundOptions": Question(
        "core.use_cases.read_refund_options:ReadRefundOptions",
        shaped_at="entrypoints.fields.options_shape:options_shape",
    ),
    "caseRefunds": Question("core.use_cases.read_case_money:ReadCaseMoney", part="refunds"),
    "casePayoutHolds": Question("core.use_cases.read_case_money:ReadCaseMoney", part="holds"),
    "caseDepositClaims": Question(
        "core.use_cases.read_case_money:ReadCaseMoney", part="deposit_claims"
    ),
    "caseDepositReleases": Question(
        "core.use_cases.read_case_money:ReadCaseMoney", part="deposit_releases"
    ),
    "caseDmcaClaims": Question("core.use_cases.read_case:ReadCase", part="dmca_claims"),
    "caseViolations": Question("core.use_cases.read_case:ReadCase", part="violations"),
    "caseChargebacks": Question("core.use_cases.read_case_money:ReadCaseMoney", part="chargebacks"),
    "openChargebacks": Question("core.use_cases.list_open_chargebacks:ListOpenChargebacks"),
    "caseEvidence": Question("core.use_cases.read_case_evidence:ReadCaseEvidence", part="evidence"),
    "pendingApprovals": Question("core.use_cases.list_pending_approvals:ListPendingApprovals"),
    "parkedWork": Question("core.use_cases.list_parked_work:ListParkedWork"),
    "payoutExposure": Question("core.use_cases.read_payout_exposure:ReadPayoutExposure"),
    "myPayoutHolds": Question("core.use_cases.list_my_payout_holds:ListMyPayoutHolds"),
    "macros": Question("core.use_cases.list_macros:ListMacros", counter="macro_office.listed"),
    "previewMacro": Question(
        "core.use_cases.preview_macro:PreviewMacro", counter="macro_office.preview"
    ),
    "auditTrail": Question("core.use_cases.read_audit_trail:ReadAuditTrail"),
}
