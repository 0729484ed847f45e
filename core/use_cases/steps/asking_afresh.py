"""Putting what was parked back on its schedule, as if it had never been asked about."""

from collections.abc import Callable, Mapping

from attrs import evolve

from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.parked.parked_work import ParkedKind, ParkedWork
from core.refunds.refund import RefundStatus
from core.transfers.reversal import ReversalStatus
from core.use_cases.handling.work import Work


def ask_afresh(work: Work, parked: ParkedWork) -> bool:
    """Whether the work may be off a person's hands: False where nothing has become different.

    What ended meanwhile needs no asking. When the processor was first asked stays as it is, so
    that a key it may have forgotten is not relied on.
    """
    return AFRESH[parked.kind](work, parked.subject_id)


def _refund(work: Work, refund_id: str) -> bool:
    refund = work.uow.refunds.get(refund_id)
    if refund is not None and refund.status is RefundStatus.PROCESSING:
        work.uow.refunds.save(evolve(refund, asked=0, ask_again_at=work.now))
    return True


def _reversal(work: Work, reversal_id: str) -> bool:
    reversal = work.uow.transfer_reversals.get(reversal_id)
    if reversal is not None and reversal.status is ReversalStatus.DUE:
        work.uow.transfer_reversals.save(evolve(reversal, asked=0, ask_again_at=work.now))
    return True


def _capture(work: Work, claim_id: str) -> bool:
    claim = work.uow.deposit_claims.get(claim_id)
    if claim is not None and claim.status is ClaimStatus.APPROVED:
        work.uow.deposit_claims.save(evolve(claim, asked=0, ask_again_at=work.now))
    return True


def _release(work: Work, release_id: str) -> bool:
    release = work.uow.deposit_releases.get(release_id)
    if release is not None and release.status is ReleaseStatus.PROCESSING:
        work.uow.deposit_releases.save(evolve(release, asked=0, ask_again_at=work.now))
    return True


def _chargeback(work: Work, chargeback_id: str) -> bool:
    chargeback = work.uow.chargebacks.get(chargeback_id)
    if chargeback is not None and chargeback.is_open and chargeback.due_at is not None:
        work.uow.chargebacks.save(evolve(chargeback, asked=0, act_at=work.now))
    return True


def _dispute(work: Work, charge_id: str) -> bool:  # noqa: ARG001 - asked about by its charge
    return True


def _announcement(work: Work, message_id: str) -> bool:
    delivery = work.uow.outbox.delivery(message_id)
    if delivery is not None and delivery.parked_at is not None:
        work.uow.outbox.save(evolve(delivery, parked_at=None, attempts=0, retry_at=None))
    return True


def _notification(work: Work, notification_id: str) -> bool:
    pending = work.uow.notifications.get(notification_id)
    if pending is not None and pending.parked_at is not None:
        work.uow.notifications.save(evolve(pending, parked_at=None, attempts=0, due_at=work.now))
    return True


def _content_order(work: Work, claim_id: str) -> bool:  # noqa: ARG001 - tried by the sweep anyway
    return True


def _charge(work: Work, charge_id: str) -> bool:
    charge = work.uow.charges.get(charge_id)
    return charge is None or not charge.excess_cents


AFRESH: Mapping[ParkedKind, Callable[[Work, str], bool]] = {
    ParkedKind.REFUND: _refund,
    ParkedKind.TRANSFER_REVERSAL: _reversal,
    ParkedKind.DEPOSIT_CAPTURE: _capture,
    ParkedKind.DEPOSIT_RELEASE: _release,
    ParkedKind.CHARGEBACK: _chargeback,
    ParkedKind.DISPUTE: _dispute,
    ParkedKind.ANNOUNCEMENT: _announcement,
    ParkedKind.NOTIFICATION: _notification,
    ParkedKind.CONTENT_ORDER: _content_order,
    ParkedKind.CHARGE_EXCESS: _charge,
}
