"""Which command each mutation is, and at which counter it is handed in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from core.request import Role
from entrypoints.fields.given import given
from entrypoints.fields.named import named
from entrypoints.fields.subject import Subject

if TYPE_CHECKING:
    from core.use_cases.handling.command import Command

AT_THE_DESK = "desk.handle"


@frozen
class Mutation:
    """The command made of the arguments. `place` is where the use case stands.

    `counter` is who carries it out: the desk, or an office where money or files may have to move.
    `made_at` is where the command is made, if it takes its arguments in another way than by name.
    """

    place: str
    counter: str = AT_THE_DESK
    made_at: str | None = None

    @property
    def use_case(self) -> Any:
        """A subclass of Command."""
        return named(self.place)

    @property
    def roles(self) -> frozenset[Role]:
        roles: frozenset[Role] = self.use_case.roles
        return roles

    @property
    def waits_outside(self) -> bool:
        """Whether it may wait for the payment processor, or for where files are."""
        return self.counter != AT_THE_DESK

    def command(self, arguments: Mapping[str, Any]) -> "Command[Any]":
        made: Command[Any] = named(self.made_at or self.place)(**given(arguments))
        return made

    def subject(self, arguments: Mapping[str, Any]) -> Subject:
        command = self.command(arguments)
        return Subject(action=command.action, resource=command.resource)


MUTATIONS: Mapping[str, Mutation] = {
    "openCase": Mutation(
        "core.use_cases.open_case:OpenCase", made_at="entrypoints.fields.opening:open_case"
    ),
    "addCaseNote": Mutation("core.use_cases.add_case_note:AddCaseNote"),
    "assignCase": Mutation("core.use_cases.assign_case:AssignCase"),
    "claimNextCase": Mutation("core.use_cases.claim_next_case:ClaimNextCase"),
    "setCaseStatus": Mutation("core.use_cases.set_case_status:SetCaseStatus"),
    "issueRefund": Mutation("core.use_cases.issue_refund:IssueRefund", "refund_office.issue"),
    "applyPayoutHold": Mutation("core.use_cases.apply_payout_hold:ApplyPayoutHold"),
    "releasePayoutHold": Mutation("core.use_cases.release_payout_hold:ReleasePayoutHold"),
    "setCasePriority": Mutation("core.use_cases.set_case_priority:SetCasePriority"),
    "escalateCase": Mutation("core.use_cases.escalate_case:EscalateCase"),
    "restrictCase": Mutation("core.use_cases.restrict_case:RestrictCase"),
    "linkCases": Mutation("core.use_cases.link_cases:LinkCases"),
    "addWatcher": Mutation("core.use_cases.add_watcher:AddWatcher"),
    "removeWatcher": Mutation("core.use_cases.remove_watcher:RemoveWatcher"),
    "postCaseMessage": Mutation("core.use_cases.post_case_message:PostCaseMessage"),
    "redactMessage": Mutation("core.use_cases.redact_message:RedactMessage"),
    "recordCaseFact": Mutation("core.use_cases.record_case_fact:RecordCaseFact"),
    "approveRefund": Mutation(
        "core.use_cases.approve_refund:ApproveRefund", "refund_office.approve"
    ),
    "rejectRefund": Mutation("core.use_cases.reject_refund:RejectRefund"),
    "pauseRefunds": Mutation("core.use_cases.pause_refunds:PauseRefunds"),
    "resumeRefunds": Mutation(
        "core.use_cases.resume_refunds:ResumeRefunds", "refund_office.resume"
    ),
    "creditGoodwill": Mutation("core.use_cases.credit_goodwill:CreditGoodwill"),
    "fileDepositClaim": Mutation(
        "core.use_cases.file_deposit_claim:FileDepositClaim", "deposit_office.file"
    ),
    "approveDepositClaim": Mutation(
        "core.use_cases.approve_deposit_claim:ApproveDepositClaim", "deposit_office.approve"
    ),
    "denyDepositClaim": Mutation("core.use_cases.deny_deposit_claim:DenyDepositClaim"),
    "releaseDeposit": Mutation(
        "core.use_cases.release_deposit:ReleaseDeposit", "deposit_office.release"
    ),
    "fileDmcaClaim": Mutation(
        "core.use_cases.file_dmca_claim:FileDmcaClaim",
        "dmca_office.file",
        made_at="entrypoints.fields.dmca:file_dmca_claim",
    ),
    "fileCounterNotice": Mutation(
        "core.use_cases.file_counter_notice:FileCounterNotice",
        made_at="entrypoints.fields.dmca:file_counter_notice",
    ),
    "reportCourtAction": Mutation("core.use_cases.report_court_action:ReportCourtAction"),
    "withdrawDmcaClaim": Mutation(
        "core.use_cases.withdraw_dmca_claim:WithdrawDmcaClaim", "dmca_office.give"
    ),
    "restoreDmcaContent": Mutation(
        "core.use_cases.restore_dmca_content:RestoreDmcaContent", "dmca_office.give"
    ),
    "closeDmcaClaim": Mutation("core.use_cases.close_dmca_claim:CloseDmcaClaim"),
    "decideViolation": Mutation("core.use_cases.decide_violation:DecideViolation"),
    "appealViolation": Mutation("core.use_cases.appeal_violation:AppealViolation"),
    "reviewAppeal": Mutation("core.use_cases.review_appeal:ReviewAppeal"),
    "draftRepresentment": Mutation("core.use_cases.draft_representment:DraftRepresentment"),
    "stageRepresentment": Mutation(
        "core.use_cases.stage_representment:StageRepresentment", "chargeback_office.stage"
    ),
    "submitRepresentment": Mutation(
        "core.use_cases.submit_representment:SubmitRepresentment", "chargeback_office.submit"
    ),
    "acceptChargeback": Mutation(
        "core.use_cases.accept_chargeback:AcceptChargeback", "chargeback_office.accept"
    ),
    "requestEvidenceUpload": Mutation(
        "core.use_cases.request_evidence_upload:RequestEvidenceUpload", "evidence_office.request"
    ),
    "attachEvidence": Mutation(
        "core.use_cases.attach_evidence:AttachEvidence", "evidence_office.attach"
    ),
    "evidenceLink": Mutation(
        "core.use_cases.open_evidence_link:OpenEvidenceLink", "evidence_office.link"
    ),
    "redactEvidence": Mutation("core.use_cases.redact_evidence:RedactEvidence"),
    "exportCase": Mutation("core.use_cases.export_case:ExportCase", "pack_office.export"),
    "retryParkedWork": Mutation(
        "core.use_cases.retry_parked_work:RetryParkedWork", "parked_office.retry"
    ),
    "applyMacro": Mutation("core.use_cases.apply_macro:ApplyMacro", "macro_office.apply"),
    "unparkWork": Mutation("core.use_cases.unpark_work:UnparkWork", "parked_office.unpark"),
}
