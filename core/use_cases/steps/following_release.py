"""The release of a deposit as the processor tells the refund it was sent back by.

The charge of a deposit is not one of ours, so that only the release itself leads to it.
"""

from core.deposits.deposit_release import DepositRelease, ReleaseKind, ReleaseStatus
from core.errors import Refusal
from core.refunds.charge import ChargeKind
from core.text import unfit_id
from core.use_cases.handling.work import Work
from core.use_cases.steps.release_as_told import refunded
from core.use_cases.steps.settling_release import settle_release
from ports.payment_processor import Done, ProcessorRefund


def follow_release(work: Work, release: DepositRelease, told: ProcessorRefund) -> bool:
    """Whether the release moved."""
    match work.case(release.case_id):
        case Refusal():
            raise LookupError(f"{release.release_id} stands on a case that is gone")
        case found:
            return settle_release(work, release, found, Done(value=refunded(told)), asked=False)


def release_of(work: Work, told: ProcessorRefund) -> DepositRelease | None:
    """The release known by this name; before the processor's reply told us the name, the one that
    the metadata names, if it can be.
    """
    known = work.uow.deposit_releases.by_processor_ref(told.ref)
    if known is not None:
        return known
    named = told.metadata.get("release_id")
    if not named or unfit_id("releaseId", named) is not None:
        return None
    release = work.uow.deposit_releases.get(named)
    return release if release is not None and _may_be(work, release, told) else None


def _may_be(work: Work, release: DepositRelease, told: ProcessorRefund) -> bool:
    """Metadata can be written in a dashboard too, so everything else must fit as well."""
    waiting = release.status is ReleaseStatus.PROCESSING and release.processor_ref is None
    asked = (release.kind, release.amount_cents, release.currency)
    if not waiting or asked != (ReleaseKind.REFUND, told.amount_cents, told.currency):
        return False
    charge = work.uow.charges.get(told.charge)
    return charge is None or charge.kind is ChargeKind.DEPOSIT
