"""The steps of macros that move money, by the commands that people give for it."""

from core.errors import ErrorCode, Refusal
from core.kernels.deciding import decide_order
from core.macros.balance import twin_of
from core.macros.filling import written_amount
from core.macros.step import Came, Step
from core.macros.taken import Taken
from core.refunds.entries import nothing_owed_entry
from core.refunds.reasons import RefundReason, read_reason
from core.refunds.refund import RefundStatus
from core.timeline.event import Entry, EventType
from core.use_cases.credit_goodwill import CreditGoodwill
from core.use_cases.handling.macro_run import MacroRun, of_parameter
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.steps.order_on_case import order_on_case
from core.use_cases.steps.order_position import order_position

OTHER_ORDER = "other_order"
"""The parameter that names the order that was paid as well."""
CAME = {RefundStatus.PROCESSING: Came.REFUNDED, RefundStatus.PROPOSED: Came.PROPOSED}
SENT_OR_PROPOSED = {
    Came.REFUNDED: "refunds {amount}",
    Came.PROPOSED: "proposes a refund of {amount}, which waits for somebody",
}


def refund(run: MacroRun, step: Step) -> Refusal | None:
    """What policy leaves open; nothing where that is nothing."""
    reason = read_reason(run.fill(step.reason))
    if isinstance(reason, Refusal):
        return of_parameter(reason, "reason")
    return _refund(run, step, reason)


def goodwill(run: MacroRun, step: Step) -> Refusal | None:
    """The apology that the order's policy suggests; nothing where it suggests none."""
    reason = read_reason(run.fill(step.reason))
    if isinstance(reason, Refusal):
        return of_parameter(reason, "reason")
    order_id = run.order_id()
    if isinstance(order_id, Refusal):
        return order_id
    case = run.case
    order = order_on_case(run.work, case, order_id)
    if isinstance(order, Refusal):
        return order
    decision = decide_order(order, case_created_at=case.created_at, reason=reason)
    cents = sum(leg.suggested_goodwill_cents for leg in decision.legs)
    if cents == 0:
        run.took(Taken(step=step.do, does="credits nothing: policy suggests no apology"))
        return None
    asked = CreditGoodwill(
        case_id=run.case_id, order_id=order_id, amount_cents=cents, note=run.fill(step.text)
    )
    told = asked.decide(run.work)
    if isinstance(told, Refusal):
        return told
    credited = run.work.details["status"] == RefundStatus.SUCCEEDED
    came = Came.CREDITED if credited else Came.PROPOSED
    amount = written_amount(cents, order.currency)
    run.moved_money(came, cents, order.currency)
    run.took(
        Taken(
            step=step.do,
            does=f"credits {amount}" if credited else f"proposes a credit of {amount}",
            amount_cents=cents,
            currency=order.currency,
            refund_status=run.work.details["status"],
        ),
        made=told,
    )
    return None


def refund_duplicate(run: MacroRun, step: Step) -> Refusal | None:
    """All that was paid once more, where the balance shows that; above policy it is proposed."""
    order_id = run.order_id()
    if isinstance(order_id, Refusal):
        return order_id
    unfit = _unfit_other(run, order_id)
    if unfit is not None:
        return unfit
    charge = run.work.uow.charges.payment_of(order_id)
    ours = run.movements.get(charge.charge_id, ()) if charge else ()
    others = [each for of_charge in run.movements.values() for each in of_charge]
    twin = twin_of(ours, others)
    if twin is None or charge is None:
        does = "refunds nothing: the processor's balance shows no second payment"
        run.took(Taken(step=step.do, does=does))
        return None
    run.work.record(run.case, _seen(ours[0].ref, twin.ref, order_id, twin.amount_cents))
    return _refund(run, step, RefundReason.DUPLICATE_CHARGE, cents=twin.amount_cents)


def _unfit_other(run: MacroRun, order_id: str) -> Refusal | None:
    """An order of somebody else is as good as none: nothing is told of it."""
    other_id = run.values.get(OTHER_ORDER)
    if not other_id:
        return None
    snapshots = run.work.uow.order_snapshots
    ours, other = snapshots.newest(order_id), snapshots.newest(other_id)
    if ours and other and other_id != order_id and other.buyer_id == ours.buyer_id:
        return None
    return Refusal(
        code=ErrorCode.ORDER_NOT_FOUND,
        field=f"parameters.{OTHER_ORDER}",
        message="The buyer of this case has no such other order.",
        hint="Give the other order of the same buyer, or leave it out.",
    )


def _seen(ours: str, twin: str, order_id: str, cents: int) -> Entry:
    """Evidence: the two movements on the processor's balance."""
    return Entry(
        EventType.EVIDENCE_STITCHED,
        {
            "record": "balance_transactions",
            "order_id": order_id,
            "balance_transactions": [ours, twin],
            "amount_cents": cents,
        },
    )


def _refund(
    run: MacroRun, step: Step, reason: RefundReason, *, cents: int | None = None
) -> Refusal | None:
    """`cents`, as far as the charge has them left; what policy leaves open without them."""
    order_id = run.order_id()
    if isinstance(order_id, Refusal):
        return order_id
    account = order_position(run.work, run.case, order_id, reason=reason)
    if isinstance(account, Refusal):
        return account
    disputed = account.charge.reserve(0)
    if isinstance(disputed, Refusal):
        return disputed
    if cents is None:
        cents = account.position.open_cents(account.position.legs)
    cents = min(cents, account.charge.left_cents)
    if cents == 0:
        run.work.record(run.case, nothing_owed_entry(account.position.decision))
        run.took(Taken(step=step.do, does="refunds nothing: nothing is left open"))
        return None
    asked = IssueRefund(
        case_id=run.case_id, order_id=order_id, amount_cents=cents, reason=reason.value
    )
    told = asked.decide(run.work)
    if isinstance(told, Refusal):
        return told
    status = RefundStatus(run.work.details["status"])
    run.moved_money(CAME[status], cents, account.charge.currency)
    run.took(
        Taken(
            step=step.do,
            does=SENT_OR_PROPOSED[run.came].format(amount=run.values["amount"]),
            amount_cents=cents,
            currency=account.charge.currency,
            refund_status=status.value,
        ),
        made=told,
    )
    return None
