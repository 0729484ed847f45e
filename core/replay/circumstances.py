"""Reader of what a decision rests on besides the order, as lines and records write it."""

from core.kernels.decision import Circumstances
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import NO_FACTS, DepositClaim, Facts
from core.orders.reading.fields import Fields, cents, choice, flag_or, text_or_none
from core.orders.reading.parts import part_or_none, rows
from core.orders.reading.times import instant
from core.refunds.reasons import RefundReason
from core.refunds.refund import RefundStatus

_REASONS = {reason.value: reason.value for reason in RefundReason}
_STATUSES = {status.value: status.value for status in RefundStatus}
_CLAIMS = {claim.value: claim for claim in DepositClaim}


def read_circumstances(fields: Fields) -> Circumstances:
    """The circumstances that `fields` write; nothing is disputed.

    `facts` and `earlier_refunds` may be absent or null. Raises Misread with the path.
    """
    return Circumstances(
        case_created_at=instant(fields, "case_created_at", ""),
        reason=choice(fields, "reason", "", _REASONS),
        facts=part_or_none(fields, "facts", "", _read_facts) or NO_FACTS,
        earlier_refunds=_read_refunds(fields),
    )


def _read_facts(fields: Fields, path: str) -> Facts:
    return Facts(
        fraud_validated=flag_or(fields, "fraud_validated", path, default=False),
        quality_validated=flag_or(fields, "quality_validated", path, default=False),
        deposit_claim=_read_claim(fields, path),
    )


def _read_claim(fields: Fields, path: str) -> DepositClaim:
    if fields.get("deposit_claim") is None:
        return DepositClaim.NONE
    return choice(fields, "deposit_claim", path, _CLAIMS)


def _read_refunds(fields: Fields) -> tuple[EarlierRefund, ...]:
    if fields.get("earlier_refunds") is None:
        return ()
    return rows(fields, "earlier_refunds", "", _read_refund)


def _read_refund(fields: Fields, path: str) -> EarlierRefund:
    return EarlierRefund(
        leg_id=text_or_none(fields, "leg_id", path),
        amount_cents=cents(fields, "amount_cents", path),
        status=choice(fields, "status", path, _STATUSES),
    )
