"""Which question each query asks, and how a query is resolved."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from graphql import GraphQLResolveInfo

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.query import Query
from core.use_cases.list_case_connection import ListCaseConnection
from core.use_cases.list_cases import ListCases
from core.use_cases.list_parked_work import ListParkedWork
from core.use_cases.list_pending_approvals import ListPendingApprovals
from core.use_cases.read_audit_trail import ReadAuditTrail
from core.use_cases.read_case import ReadCase
from core.use_cases.read_case_evidence import ReadCaseEvidence
from core.use_cases.read_case_money import ReadCaseMoney
from core.use_cases.read_my_case import ReadMyCase
from core.use_cases.read_refund_options import ReadRefundOptions
from core.views.selection import Selection
from entrypoints.graphql.auth_directive import Subject
from entrypoints.graphql.call import Call
from entrypoints.graphql.given import given
from entrypoints.graphql.options_shape import options_shape
from entrypoints.graphql.refused import Refused
from entrypoints.graphql.selecting import selected_around_cases, selected_around_nodes

Selecting = Callable[[GraphQLResolveInfo[Call]], Selection]


@frozen(kw_only=True)
class Question:
    """A resolver: the question made of the arguments and of what is selected, answered."""

    use_case: type[Query[Any]]
    selecting: Selecting | None = None
    shape: Callable[[Any], object] = lambda told: told

    @property
    def roles(self) -> frozenset[Role]:
        return self.use_case.roles

    def subject(self, arguments: Mapping[str, Any]) -> Subject:
        query = self.use_case(**given(arguments))
        return Subject(action=query.action, resource=query.resource)

    async def __call__(
        self, _source: object, info: GraphQLResolveInfo[Call], **arguments: Any
    ) -> object:
        asked = given(arguments)
        if self.selecting is not None:
            asked["selection"] = self.selecting(info)
        call = info.context
        told = await call.parts.reading_room.answer(self.use_case(**asked), call.request)
        if isinstance(told, Refusal):
            raise Refused(told)
        return self.shape(told)


QUERIES: Mapping[str, Question] = {
    "adminCase": Question(use_case=ReadCase, selecting=selected_around_cases),
    "adminCases": Question(use_case=ListCases, selecting=selected_around_cases),
    "adminCaseConnection": Question(use_case=ListCaseConnection, selecting=selected_around_nodes),
    "myCase": Question(use_case=ReadMyCase),
    "refundOptions": Question(use_case=ReadRefundOptions, shape=options_shape),
    "caseRefunds": Question(
        use_case=ReadCaseMoney,
        selecting=lambda _info: Selection(refunds=True),
        shape=lambda case: case.refunds,
    ),
    "casePayoutHolds": Question(
        use_case=ReadCaseMoney,
        selecting=lambda _info: Selection(holds=True),
        shape=lambda case: case.holds,
    ),
    "caseDepositClaims": Question(
        use_case=ReadCaseMoney,
        selecting=lambda _info: Selection(deposit_claims=True),
        shape=lambda case: case.deposit_claims,
    ),
    "caseDepositReleases": Question(
        use_case=ReadCaseMoney,
        selecting=lambda _info: Selection(deposit_releases=True),
        shape=lambda case: case.deposit_releases,
    ),
    "caseEvidence": Question(
        use_case=ReadCaseEvidence,
        selecting=lambda _info: Selection(evidence=True),
        shape=lambda case: case.evidence,
    ),
    "pendingApprovals": Question(use_case=ListPendingApprovals),
    "parkedWork": Question(use_case=ListParkedWork),
    "auditTrail": Question(use_case=ReadAuditTrail),
}
