"""What is left of a cause that was posted, taken back and posted anew."""

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import evolve

from core.ledger.account import Account
from core.ledger.line import Line


def what_stands(lines: Iterable[Line]) -> tuple[Line, ...]:
    """`lines` with each one and its opposite taken together; what came out even is left out."""
    sums: Counter[Line] = Counter()
    for line in lines:
        one = evolve(line, amount_cents=1)
        known, sign = (one.reversed(), -1) if one.reversed() in sums else (one, 1)
        sums[known] += sign * line.amount_cents
    return tuple(_standing(one, cents) for one, cents in sums.items() if cents)


def taken_back(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What takes the refund back of which `lines` stand, but not what is to be reversed for it:
    whether it still is due is for the reversals to say (docs/adr/0010).
    """
    standing = tuple(lines)
    return (*(line.reversed() for line in standing), *_kept_due(standing))


def _standing(one: Line, cents: int) -> Line:
    return evolve(one if cents > 0 else one.reversed(), amount_cents=abs(cents))


def _kept_due(lines: Iterable[Line]) -> Iterator[Line]:
    due, under = Counter[str | None](), {}
    for line in lines:
        for account, sign in ((line.debit, 1), (line.credit, -1)):
            if account is Account.TRANSFER_REVERSAL:
                due[line.leg_id] += sign * line.amount_cents
                under[line.leg_id] = line
    for leg_id, cents in due.items():
        if cents:
            kept = evolve(
                under[leg_id],
                debit=Account.TRANSFER_REVERSAL,
                credit=Account.SELLER_PAYABLE,
                amount_cents=abs(cents),
            )
            yield kept if cents > 0 else kept.reversed()
