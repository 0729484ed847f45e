"""Which counter a command goes to."""

from collections.abc import Callable, Mapping
from typing import Any

from core.request import Request
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.attach_evidence import AttachEvidence
from core.use_cases.export_case import ExportCase
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.handling.command import Command
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.open_evidence_link import OpenEvidenceLink
from core.use_cases.release_deposit import ReleaseDeposit
from core.use_cases.request_evidence_upload import RequestEvidenceUpload
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.retry_parked_work import RetryParkedWork
from core.use_cases.unpark_work import UnparkWork
from entrypoints.graphql.parts import Parts

Counter = Callable[[Any, Request], Any]


def carry_out(parts: Parts, command: Command[Any], request: Request) -> Any:
    """The answer, from an office where money or files may have to move, else from the desk."""
    counter = _offices(parts).get(type(command), parts.desk.handle)
    return counter(command, request)


def waits_outside(parts: Parts, command: Command[Any]) -> bool:
    """Whether it may wait for the payment processor, or for where files are."""
    return type(command) in _offices(parts)


def _offices(parts: Parts) -> Mapping[type[Command[Any]], Counter]:
    return {
        IssueRefund: parts.refund_office.issue,
        ApproveRefund: parts.refund_office.approve,
        ResumeRefunds: parts.refund_office.resume,
        FileDepositClaim: parts.deposit_office.file,
        ApproveDepositClaim: parts.deposit_office.approve,
        ReleaseDeposit: parts.deposit_office.release,
        RequestEvidenceUpload: parts.evidence_office.request,
        AttachEvidence: parts.evidence_office.attach,
        OpenEvidenceLink: parts.evidence_office.link,
        ExportCase: parts.pack_office.export,
        RetryParkedWork: parts.parked_office.retry,
        UnparkWork: parts.parked_office.unpark,
    }
