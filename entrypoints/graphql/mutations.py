"""Which command each mutation is, and how a mutation is resolved."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from graphql import GraphQLResolveInfo

from core.cases.opening import Opening
from core.errors import Refusal
from core.request import Role
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.add_watcher import AddWatcher
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.assign_case import AssignCase
from core.use_cases.attach_evidence import AttachEvidence
from core.use_cases.credit_goodwill import CreditGoodwill
from core.use_cases.deny_deposit_claim import DenyDepositClaim
from core.use_cases.escalate_case import EscalateCase
from core.use_cases.export_case import ExportCase
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.handling.command import Command
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.link_cases import LinkCases
from core.use_cases.open_case import OpenCase
from core.use_cases.open_evidence_link import OpenEvidenceLink
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.record_case_fact import RecordCaseFact
from core.use_cases.redact_evidence import RedactEvidence
from core.use_cases.redact_message import RedactMessage
from core.use_cases.reject_refund import RejectRefund
from core.use_cases.release_deposit import ReleaseDeposit
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.remove_watcher import RemoveWatcher
from core.use_cases.request_evidence_upload import RequestEvidenceUpload
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.retry_parked_work import RetryParkedWork
from core.use_cases.set_case_priority import SetCasePriority
from core.use_cases.set_case_status import SetCaseStatus
from core.use_cases.unpark_work import UnparkWork
from entrypoints.graphql.auth_directive import Subject
from entrypoints.graphql.call import Call
from entrypoints.graphql.given import given
from entrypoints.graphql.refused import Refused


@frozen
class Mutation:
    """A resolver: the command made of the arguments, carried out off the event loop."""

    use_case: type[Command[Any]]
    make: Callable[..., Command[Any]]

    @property
    def roles(self) -> frozenset[Role]:
        return self.use_case.roles

    def subject(self, arguments: Mapping[str, Any]) -> Subject:
        command = self.make(**given(arguments))
        return Subject(action=command.action, resource=command.resource)

    async def __call__(
        self, _source: object, info: GraphQLResolveInfo[Call], **arguments: Any
    ) -> Any:
        command = self.make(**given(arguments))
        told = await info.context.carry_out(command, field=str(info.path.key))
        if isinstance(told, Refusal):
            raise Refused(told)
        return told


def _open_case(**known: Any) -> OpenCase:
    return OpenCase(opening=Opening(**known))


COMMANDS: Mapping[str, type[Command[Any]]] = {
    "addCaseNote": AddCaseNote,
    "assignCase": AssignCase,
    "setCaseStatus": SetCaseStatus,
    "issueRefund": IssueRefund,
    "applyPayoutHold": ApplyPayoutHold,
    "releasePayoutHold": ReleasePayoutHold,
    "setCasePriority": SetCasePriority,
    "escalateCase": EscalateCase,
    "restrictCase": RestrictCase,
    "linkCases": LinkCases,
    "addWatcher": AddWatcher,
    "removeWatcher": RemoveWatcher,
    "postCaseMessage": PostCaseMessage,
    "redactMessage": RedactMessage,
    "recordCaseFact": RecordCaseFact,
    "approveRefund": ApproveRefund,
    "rejectRefund": RejectRefund,
    "pauseRefunds": PauseRefunds,
    "resumeRefunds": ResumeRefunds,
    "creditGoodwill": CreditGoodwill,
    "fileDepositClaim": FileDepositClaim,
    "approveDepositClaim": ApproveDepositClaim,
    "denyDepositClaim": DenyDepositClaim,
    "releaseDeposit": ReleaseDeposit,
    "requestEvidenceUpload": RequestEvidenceUpload,
    "attachEvidence": AttachEvidence,
    "evidenceLink": OpenEvidenceLink,
    "redactEvidence": RedactEvidence,
    "exportCase": ExportCase,
    "retryParkedWork": RetryParkedWork,
    "unparkWork": UnparkWork,
}
MUTATIONS: Mapping[str, Mutation] = {
    "openCase": Mutation(OpenCase, _open_case),
    **{field: Mutation(command, command) for field, command in COMMANDS.items()},
}
