"""More is gone of a charge than was captured: a person has to look (domain.md, *Refund*)."""

from core.parked.parked_work import ParkedKind
from core.refunds.charge import Charge
from core.use_cases.handling.work import Work
from core.use_cases.steps.case_of_order import newest_case
from core.use_cases.steps.parking import park, settle_parked


def weigh_excess(work: Work, charge: Charge) -> None:
    """Park the charge as it will be stored, or end what is parked of it."""
    if not charge.excess_cents:
        settle_parked(work, ParkedKind.CHARGE_EXCESS, charge.charge_id)
        return
    park(
        work,
        ParkedKind.CHARGE_EXCESS,
        charge.charge_id,
        case_id=newest_case(work, charge.order_id),
        order_id=charge.order_id,
        why=f"{charge.gone_cents} cents are refunded or disputed of {charge.captured_cents}"
        " captured",
    )
