"""One case from its opening to its end, by three people, with a generated client.

It asks for the URL of the API, then for the tokens of somebody who works cases (trust_safety)
and of two people who move money (finance_ops), in the environment variables below.
"""

import os
from uuid import uuid4

from support_client import Client
from support_client.enums import CaseKind, CaseStatus, Outcome, RefundStatus
from support_client.exceptions import GraphQLClientGraphQLMultiError
from support_client.input_types import (
    HoldInput,
    OpenCaseInput,
    PostCaseMessageInput,
    RefundInput,
    SetStatusInput,
)

ORDER = "ord_1002"
REASON = "buyer_cancelled"
BEYOND_POLICY_CENTS = 500


def work_a_case(tess: Client, fay: Client, finn: Client) -> str:
    """Tess works the case, Fay moves its money, Finn is the second pair of eyes."""
    case_id = tess.open_case(
        OpenCaseInput(kind=CaseKind.BOOKING, orderId=ORDER, summary="Cancelled in time")
    ).open_case
    tess.post_message(PostCaseMessageInput(caseId=case_id, bodyMd="We are looking into it."))
    tess.set_status(SetStatusInput(caseId=case_id, status=CaseStatus.INVESTIGATING))
    hold_a_payout_for_a_while(fay, case_id)
    refund_what_policy_owes(fay, case_id)
    refund_beyond_policy(fay, finn, case_id)
    for status in (CaseStatus.DECISION_PENDING, CaseStatus.RESOLVED, CaseStatus.CLOSED):
        tess.set_status(SetStatusInput(caseId=case_id, status=status))
    tell(tess, case_id)
    return case_id


def hold_a_payout_for_a_while(fay: Client, case_id: str) -> None:
    leg = fay.refund_options(case_id, ORDER, REASON).refund_options.legs[0]
    hold = HoldInput(
        caseId=case_id,
        orderId=ORDER,
        providerId=leg.provider_id,
        amountCents=1_000,
        reason="until it is decided",
    )
    hold_id = fay.apply_hold(hold).apply_payout_hold
    assert fay.release_hold(hold_id, reason="decided").release_payout_hold


def refund_what_policy_owes(fay: Client, case_id: str) -> None:
    """An Idempotency-Key makes it safe to send again what may have arrived."""
    owed = fay.refund_options(case_id, ORDER, REASON).refund_options.automatic_cents
    once = {"Idempotency-Key": str(uuid4())}
    first = fay.issue_refund(refund(case_id, owed), headers=once).issue_refund
    again = fay.issue_refund(refund(case_id, owed), headers=once).issue_refund
    assert first == again


def refund_beyond_policy(fay: Client, finn: Client, case_id: str) -> None:
    """It waits for a second person, and nobody is the second person to themselves."""
    refund_id = fay.issue_refund(refund(case_id, BEYOND_POLICY_CENTS)).issue_refund
    try:
        fay.approve_refund(refund_id)
    except GraphQLClientGraphQLMultiError as refused:
        (error,) = refused.errors
        print("refused:", (error.extensions or {})["code"])
    assert refund_id in [waiting.id for waiting in finn.pending_approvals().pending_approvals]
    assert finn.approve_refund(refund_id).approve_refund


def refund(case_id: str, cents: int) -> RefundInput:
    return RefundInput(caseId=case_id, orderId=ORDER, amountCents=cents, reason=REASON)


def tell(tess: Client, case_id: str) -> None:
    case = tess.read_case(case_id).admin_case
    assert case.outcome is Outcome.REFUNDED
    sent = sum(each.amount_cents for each in case.refunds if each.status is RefundStatus.SUCCEEDED)
    print("refunded:", sent)
    print("holds:", *[hold.status.value for hold in case.payout_holds])
    print("timeline:", *[event.type_ for event in case.timeline])
    assert case.timeline == sorted(case.timeline, key=lambda event: event.created_at)
    print("status:", case.status.value)


def client(token: str) -> Client:
    headers = {"Authorization": f"Bearer {os.environ[token]}"}
    return Client(url=os.environ["SUPPORT_API"], headers=headers)


if __name__ == "__main__":
    with client("TESS") as tess, client("FAY") as fay, client("FINN") as finn:
        print("case:", work_a_case(tess, fay, finn))
