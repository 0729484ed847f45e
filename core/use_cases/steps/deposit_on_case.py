"""Deposits are reached through a case that names their order; one thing happens at a time."""

from core.cases.case import Case
from core.deposits.secured_leg import SecuredLeg, secured_leg
from core.deposits.standing import DepositStanding, standing_of
from core.errors import Refusal
from core.orders.snapshot import OrderSnapshot
from core.use_cases.handling.work import Work
from core.use_cases.steps.order_on_case import order_on_case


def deposit_on_case(
    work: Work, case: Case, order_id: str, leg_id: str
) -> tuple[OrderSnapshot, SecuredLeg] | Refusal:
    """The case's order and the leg of it that a deposit secures, in the newest snapshot."""
    order = order_on_case(work, case, order_id)
    if isinstance(order, Refusal):
        return order
    secured = secured_leg(order, leg_id)
    return secured if isinstance(secured, Refusal) else (order, secured)


def alone_with_deposit(work: Work, order_id: str, secured: SecuredLeg) -> DepositStanding:
    """How the deposit stands, for a command that will move it.

    A claim and a release of whatever cases meet at the provider's payable: saved unchanged, its
    version lets one of them through and makes the other look again. It is read before anything
    else is: whoever commits after that is met by the guard, whoever did before is seen.
    """
    for payable in work.payables.of_order(order_id):
        if payable.provider_id == secured.leg.provider_id:
            work.payables.keep(payable)
    return standing_of(
        secured.deposit.payment_intent,
        work.uow.deposit_claims.of_order(order_id),
        work.uow.deposit_releases.of_order(order_id),
    )
