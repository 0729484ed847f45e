"""A refund's life after it was asked for: pending, succeeded, and failed even later."""

from copy import deepcopy
from datetime import timedelta

from adapters.fake_stripe import charges
from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.refund_plans import RefundPlan

DEFAULT_PLAN = "*"
ENDED = frozenset({"failed", "canceled"})
UNSETTLED = frozenset({"pending", "requires_action"})


class RefundEndedError(Exception):
    """A failed or canceled refund was told to become something else."""


def plan(account: Account, refund_plan: RefundPlan, *, charge: str | None) -> None:
    """Decide what becomes of the refunds asked for from now on, of one charge or of all."""
    account.charge_plans[charge or DEFAULT_PLAN] = list(refund_plan.statuses)


def begin(
    account: Account,
    charge: StripeObject,
    *,
    amount: int,
    reason: str | None,
    metadata: dict[str, str],
) -> StripeObject:
    """The refund in its first status, its amount taken from what the charge has left."""
    default = account.charge_plans.get(DEFAULT_PLAN, ["succeeded"])
    first, *later = account.charge_plans.get(charge["id"], default)
    refund = _new_refund(account, charge, amount=amount, status=first)
    refund.update(reason=reason, metadata=metadata)
    account.refunds[refund["id"]] = refund
    if later:
        account.steps[refund["id"]] = {"statuses": later, "since": account.now()}
    was = deepcopy(charge)
    charges.add_refunded(charge, amount)
    account.emit("refund.created", refund)
    account.emit("charge.refunded", charge, was=was)
    if first in ENDED:
        _end(account, refund, failure_reason=None)
    if first == "failed":
        account.emit("refund.failed", refund)
    return refund


def _new_refund(
    account: Account, charge: StripeObject, *, amount: int, status: str
) -> StripeObject:
    return {
        "id": account.new_id("re"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": account.new_id("txn"),
        "charge": charge["id"],
        "created": account.now(),
        "currency": charge["currency"],
        "destination_details": None,
        "failure_balance_transaction": None,
        "failure_reason": None,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "pending_reason": "processing" if status == "pending" else None,
        "reason": None,
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": status,
        "transfer_reversal": None,
    }


def move(
    account: Account, refund: StripeObject, status: str, *, failure_reason: str | None = None
) -> StripeObject:
    """Give the refund a status. Raises RefundEndedError when it had failed or was canceled.

    Failing, even after success, and canceling return the amount to the charge.
    """
    if refund["status"] in ENDED:
        raise RefundEndedError(refund["id"], refund["status"], status)
    was = deepcopy(refund)
    refund["status"] = status
    refund["pending_reason"] = "processing" if status == "pending" else None
    if status in ENDED:
        _end(account, refund, failure_reason=failure_reason)
    _tell_of_update(account, refund, was)
    if status == "failed":
        account.emit("refund.failed", refund, was=was)
    return refund


def describe(account: Account, refund: StripeObject, metadata: dict[str, str]) -> StripeObject:
    """Give the refund other metadata."""
    was = deepcopy(refund)
    refund["metadata"] = metadata
    _tell_of_update(account, refund, was)
    return refund


def _tell_of_update(account: Account, refund: StripeObject, was: StripeObject) -> None:
    for kind in ("refund.updated", "charge.refund.updated"):
        account.emit(kind, refund, was=was)


def _end(account: Account, refund: StripeObject, *, failure_reason: str | None) -> None:
    charges.add_refunded(account.charges[refund["charge"]], -refund["amount"])
    account.steps.pop(refund["id"], None)
    if refund["status"] == "failed":
        refund["failure_reason"] = failure_reason or "expired_or_canceled_card"
        refund["failure_balance_transaction"] = account.new_id("txn")


def advance(account: Account, refund: StripeObject) -> bool:
    """Take the next planned step. False when none is left."""
    step = account.steps.get(refund["id"])
    if step is None:
        return False
    status = step["statuses"].pop(0)
    step["since"] = account.now()
    if not step["statuses"]:
        del account.steps[refund["id"]]
    move(account, refund, status)
    return True


def settle(account: Account, refund: StripeObject) -> None:
    """Take every step left; what is then still pending succeeds."""
    while advance(account, refund):
        pass
    if refund["status"] in UNSETTLED:
        move(account, refund, "succeeded")


def take_due_steps(account: Account, *, after: timedelta) -> None:
    """Take the steps whose time has come, each `after` the one before it."""
    for ref, step in list(account.steps.items()):
        if account.now() - step["since"] >= after.total_seconds():
            advance(account, account.refunds[ref])
