"""Which reversals are called off, and how much is asked back instead, so that the rule holds."""

from collections.abc import Iterable

from attrs import frozen

from core.transfers.reversal import ReversalStatus, TransferReversal
from core.transfers.share import TransferShare, missing_cents


@frozen(kw_only=True)
class Balancing:
    """`called_off` are due no more; `asked_cents` of the transfer become due."""

    called_off: tuple[TransferReversal, ...] = ()
    asked_cents: int = 0


def balancing(
    share: TransferShare,
    refunded_cents: int,
    *,
    reversals: Iterable[TransferReversal],
    for_nothing: str | None = None,
) -> Balancing:
    """What brings the transfer's `reversals` to what is due for `refunded_cents` in all.

    Those due `for_nothing`, a refund that failed, are called off whatever is due. What came back
    already stays: it can only count for the next refund. An amount is never changed, for it may
    have been sent; where too much is called off, the rest is asked for anew.
    """
    due = [each for each in reversals if each.status is ReversalStatus.DUE]
    off = [each for each in due if for_nothing is not None and each.made_by == for_nothing]
    missing = missing_cents(share, refunded_cents) + sum(each.amount_cents for each in off)
    for each in sorted(due, key=_the_last_to_go, reverse=True):
        if missing >= 0:
            break
        if each not in off:
            off.append(each)
            missing += each.amount_cents
    return Balancing(called_off=tuple(off), asked_cents=max(0, missing))


def _the_last_to_go(reversal: TransferReversal) -> tuple[bool, object, str]:
    """What was never asked for can have gone nowhere yet, so that it is called off first."""
    return (not reversal.asked, reversal.created_at, reversal.reversal_id)
