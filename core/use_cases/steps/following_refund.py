"""A refund as the processor tells it: of ours it settles a refund, or the release of a deposit;
any other one is adopted.
"""

from core.errors import Refusal
from core.refunds.refund import Refund, RefundStatus
from core.text import unfit_id
from core.use_cases.handling.work import Work
from core.use_cases.steps.adopting import adopt
from core.use_cases.steps.following_release import follow_release, release_of
from core.use_cases.steps.settling import settle_refund
from ports.payment_processor import Done, ProcessorRefund


def follow_refund(work: Work, told: ProcessorRefund) -> bool:
    """Whether anything changed."""
    ours = _ours(work, told)
    if ours is None:
        release = release_of(work, told)
        return adopt(work, told) if release is None else follow_release(work, release, told)
    match work.case(ours.case_id):
        case Refusal():
            raise LookupError(f"{ours.refund_id} stands on a case that is gone")
        case found:
            return settle_refund(work, ours, found, Done(value=told), asked=False)


def _ours(work: Work, told: ProcessorRefund) -> Refund | None:
    """The refund known by this name; before the processor's reply told us the name, the one that
    the metadata names, if it can be.
    """
    known = work.uow.refunds.by_processor_ref(told.ref)
    if known is not None:
        return known
    named = told.metadata.get("refund_id")
    if not named or unfit_id("refundId", named) is not None:
        return None
    refund = work.uow.refunds.get(named)
    return refund if refund is not None and _may_be(refund, told) else None


def _may_be(refund: Refund, told: ProcessorRefund) -> bool:
    """Metadata can be written in a dashboard too, so everything else must fit as well."""
    waiting = refund.status is RefundStatus.PROCESSING and refund.processor_ref is None
    asked = (refund.charge_id, refund.amount_cents, refund.currency)
    return waiting and asked == (told.charge, told.amount_cents, told.currency)
