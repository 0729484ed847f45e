"""Which counter a command goes to."""

from typing import Any

from core.request import Request
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.handling.command import Command
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.resume_refunds import ResumeRefunds
from entrypoints.graphql.parts import Parts


def carry_out(parts: Parts, command: Command[Any], request: Request) -> Any:
    """The answer, from the refund office where money may have to move, else from the desk."""
    match command:
        case IssueRefund():
            return parts.refund_office.issue(command, request)
        case ApproveRefund():
            return parts.refund_office.approve(command, request)
        case ResumeRefunds():
            return parts.refund_office.resume(command, request)
        case _:
            return parts.desk.handle(command, request)
