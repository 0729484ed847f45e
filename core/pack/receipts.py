"""receipts.csv: every movement of money on the case, with the processor's name for it."""

from collections.abc import Iterator

from attrs import asdict

from core.deposits.claim import DepositClaim
from core.deposits.deposit_release import DepositRelease
from core.goodwill.credit import is_goodwill
from core.holds.hold import PayoutHold
from core.pack.document import Document
from core.pack.material import CaseMaterial
from core.pack.receipt import Receipt, receipt
from core.pack.table_text import table
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.transfers.reversal import TransferReversal

COLUMNS = tuple(Receipt.__annotations__)


def receipts(material: CaseMaterial) -> tuple[Receipt, ...]:
    """By their time, then kind and id."""
    return tuple(sorted(_all(material), key=lambda one: (one.created_at, one.kind, one.receipt_id)))


def receipts_table(material: CaseMaterial) -> Document:
    rows = (tuple(asdict(one).values()) for one in receipts(material))
    return table("receipts.csv", COLUMNS, rows)


def _all(material: CaseMaterial) -> Iterator[Receipt]:
    yield from map(_of_refund, material.refunds)
    yield from map(_of_outside_refund, material.outside_refunds)
    yield from map(_of_hold, material.holds)
    yield from map(_of_claim, material.claims)
    yield from map(_of_release, material.releases)
    yield from map(_of_reversal, material.reversals)


def _of_refund(refund: Refund) -> Receipt:
    return receipt(
        "goodwill" if is_goodwill(refund) else "refund",
        refund.refund_id,
        refund,
        status=refund.status.value,
        leg_id=refund.leg_id,
        processor_ref=refund.processor_ref,
        reason=refund.reason,
        note=refund.note,
        failure=refund.failure,
        created_by=refund.created_by,
        updated_at=refund.updated_at,
    )


def _of_outside_refund(refund: OutsideRefund) -> Receipt:
    return receipt(
        "refund_at_processor",
        refund.processor_ref,
        refund,
        status=refund.state,
        processor_ref=refund.processor_ref,
        updated_at=refund.updated_at,
    )


def _of_hold(hold: PayoutHold) -> Receipt:
    return receipt(
        "payout_hold",
        hold.hold_id,
        hold,
        status=hold.status.value,
        leg_id=hold.leg_id,
        note=hold.reason,
        created_by=hold.applied_by,
        updated_at=hold.released_at or hold.created_at,
    )


def _of_claim(claim: DepositClaim) -> Receipt:
    return receipt(
        "deposit_claim",
        claim.claim_id,
        claim,
        status=claim.status.value,
        leg_id=claim.leg_id,
        processor_ref=claim.processor_ref,
        note=claim.reason,
        failure=claim.failure,
        created_by=claim.filed_by,
        updated_at=claim.updated_at,
    )


def _of_release(release: DepositRelease) -> Receipt:
    return receipt(
        "deposit_release",
        release.release_id,
        release,
        status=release.status.value,
        leg_id=release.leg_id,
        processor_ref=release.processor_ref,
        failure=release.failure,
        created_by=release.released_by,
        updated_at=release.updated_at,
    )


def _of_reversal(reversal: TransferReversal) -> Receipt:
    return receipt(
        "transfer_reversal",
        reversal.reversal_id,
        reversal,
        status=reversal.status.value,
        leg_id=reversal.leg_id,
        processor_ref=reversal.processor_ref,
        failure=reversal.last_failure,
        updated_at=reversal.updated_at,
    )
