"""Which reversals are called off, and what is asked back instead (docs/adr/0010)."""

from core.transfers.balancing import Balancing, balancing
from core.transfers.reversal import TransferReversal
from core.transfers.share import TransferShare
from tests.builders.instants import NOON, minutes_later
from tests.builders.transfers import a_reversal


def share(*ours: TransferReversal) -> TransferShare:
    """Nothing was kept back from the provider."""
    asked = sum(each.amount_cents for each in ours)
    return TransferShare(service_cents=100, transferred_cents=100, ours_cents=asked)


def ours(name: str, cents: int, *, asked: int = 0, minutes: int = 0) -> TransferReversal:
    return a_reversal(
        f"srv_{name}",
        refund_id=f"srf_{name}",
        amount_cents=cents,
        asked=asked,
        created_at=minutes_later(minutes),
    )


def test_what_is_missing_is_asked_back_and_nothing_called_off() -> None:
    one = ours("1", 30)
    assert balancing(share(one), 45, reversals=[one]) == Balancing(asked_cents=15)


def test_where_all_is_right_nothing_happens() -> None:
    one = ours("1", 30)
    assert balancing(share(one), 30, reversals=[one]) == Balancing()


def test_too_much_is_called_off_whole_newest_first_and_the_rest_asked_anew() -> None:
    one, two = ours("1", 30), ours("2", 40, minutes=1)
    moves = balancing(share(one, two), 50, reversals=[one, two])
    assert moves == Balancing(called_off=(two,), asked_cents=20)


def test_what_was_never_asked_for_is_called_off_before_what_may_be_on_its_way() -> None:
    sent, fresh = ours("1", 30, asked=1, minutes=1), ours("2", 30)
    moves = balancing(share(sent, fresh), 30, reversals=[sent, fresh])
    assert moves == Balancing(called_off=(fresh,))


def test_what_is_due_for_a_refund_that_failed_is_called_off_whatever_is_due() -> None:
    failed, other = ours("1", 30, asked=1), ours("2", 10, minutes=1)
    moves = balancing(share(failed, other), 25, reversals=[failed, other], for_nothing="srf_1")
    assert moves == Balancing(called_off=(failed,), asked_cents=15)


def test_what_came_back_already_stays_and_counts_for_the_next() -> None:
    back = ours("1", 60).succeeded(processor_ref="trr_1", when=NOON)
    assert balancing(share(back), 20, reversals=[back]) == Balancing()
    assert balancing(share(back), 80, reversals=[back]) == Balancing(asked_cents=20)
