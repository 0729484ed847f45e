"""Disputes: opened by a cardholder, answered with evidence, closed as won or lost."""

from copy import deepcopy
from datetime import timedelta

from adapters.fake_stripe import contested, evidence_fields, refund_progress
from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.balance_transactions import reinstated, withdrawn
from adapters.fake_stripe.errors import missing, refused
from adapters.fake_stripe.parameters import Parameters, allow_only
from adapters.fake_stripe.payment_lists import listed_of_payment


class DisputeClosedError(Exception):
    """A dispute that was already decided was told to close again."""


def open_dispute(
    account: Account,
    charge: StripeObject,
    *,
    amount: int,
    reason: str,
    due_in: timedelta | None,
    inquiry: bool,
) -> StripeObject:
    """The network takes the money, unless it only inquires; pending refunds then fail.

    `due_in` None: the network allows no response, and `due_by` reads 0.
    """
    dispute = _new_dispute(account, charge, amount=amount, reason=reason, inquiry=inquiry)
    due_by = 0 if due_in is None else account.now() + int(due_in.total_seconds())
    dispute["evidence_details"]["due_by"] = due_by
    account.disputes[dispute["id"]] = dispute
    charge["disputed"] = True
    if not inquiry:
        dispute["balance_transactions"].append(withdrawn(account, dispute))
        _fail_unsettled_refunds(account, charge["id"])
    account.emit("charge.dispute.created", dispute)
    if not inquiry:
        account.emit("charge.dispute.funds_withdrawn", dispute)
    return dispute


def _new_dispute(
    account: Account, charge: StripeObject, *, amount: int, reason: str, inquiry: bool
) -> StripeObject:
    return {
        "id": account.new_id("dp"),
        "object": "dispute",
        "amount": amount,
        "balance_transactions": [],
        "charge": charge["id"],
        "created": account.now(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": evidence_fields.blank(),
        "evidence_details": {
            "due_by": 0,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
            "submission_method": "not_submitted",
        },
        "is_charge_refundable": inquiry,
        "livemode": False,
        "metadata": {},
        "network_reason_code": None,
        "payment_intent": charge["payment_intent"],
        "reason": reason,
        "status": "warning_needs_response" if inquiry else "needs_response",
    }


def _fail_unsettled_refunds(account: Account, charge: str) -> None:
    for refund in account.refunds.values():
        if refund["charge"] == charge and refund["status"] in refund_progress.UNSETTLED:
            refund_progress.move(
                account, refund, "failed", failure_reason="charge_for_pending_refund_disputed"
            )


def decide(account: Account, dispute: StripeObject, *, won: bool) -> StripeObject:
    """The network's verdict. Raises DisputeClosedError when there already was one.

    An inquiry has no winner: it closes.
    """
    if not contested.is_open(dispute):
        raise DisputeClosedError(dispute["id"], dispute["status"])
    was, inquiry = deepcopy(dispute), dispute["status"] in contested.OPEN_INQUIRY
    verdict = "won" if won else "lost"
    dispute["status"] = "warning_closed" if inquiry else verdict
    if won and not inquiry:
        dispute["balance_transactions"].append(reinstated(account, dispute))
        account.emit("charge.dispute.funds_reinstated", dispute, was=was)
    account.emit("charge.dispute.closed", dispute, was=was)
    return dispute


def escalate(account: Account, dispute: StripeObject, *, due_in: timedelta | None) -> StripeObject:
    """The cardholder is not content with what an inquiry told: the network takes the money now,
    and wants evidence anew. Raises DisputeClosedError for what is no open inquiry.
    """
    if dispute["status"] not in contested.OPEN_INQUIRY:
        raise DisputeClosedError(dispute["id"], dispute["status"])
    was = deepcopy(dispute)
    dispute["status"], dispute["is_charge_refundable"] = "needs_response", False
    details = dispute["evidence_details"]
    details["due_by"] = 0 if due_in is None else account.now() + int(due_in.total_seconds())
    # What answered the inquiry is not counted against the answer to the chargeback.
    details["submission_count"], details["submission_method"] = 0, "not_submitted"
    dispute["balance_transactions"].append(withdrawn(account, dispute))
    _fail_unsettled_refunds(account, dispute["charge"])
    account.emit("charge.dispute.funds_withdrawn", dispute, was=was)
    account.emit("charge.dispute.updated", dispute, was=was)
    return dispute


def find(account: Account, dispute: str) -> StripeObject:
    """Raises StripeApiError (resource_missing) when there is no such dispute."""
    if dispute not in account.disputes:
        raise missing("dispute", dispute)
    return account.disputes[dispute]


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/disputes/{dispute}."""
    allow_only(params)
    return find(account, ids[0])


def listed(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/disputes, of one charge or payment intent or of all."""
    return listed_of_payment(account.disputes.values(), params, url="/v1/disputes")


def close(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/disputes/{dispute}/close: accept it as lost."""
    allow_only(params)
    dispute = find(account, ids[0])
    if dispute["status"] not in contested.AWAITING_EVIDENCE:
        raise refused(f"Dispute {dispute['id']} cannot be closed: it is {dispute['status']}.")
    return decide(account, dispute, won=False)
