"""What comes back from providers depends on what happened, not on what was heard of first.

domain.md, *Refund*, Transfer; docs/adr/0010.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from random import Random
from typing import Any

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.transfers.reversal import ReversalStatus
from core.use_cases.follow_notice import Followed, FollowNotice
from core.use_cases.steps.following_transfer import TransferTold
from ports.payment_processor import Done, NoticeAbout, ProcessorNotice, ReversalInstruction
from tests.builders.orders import order_json
from tests.contracts.backends import Backend
from tests.notices.hearing import Seen, disagreeing, seen
from tests.use_cases.office import ITSELF, NOON, Office

Tell = Callable[[Office], object]
PERMUTED_AT_MOST = 60

ONE_LEG = (("leg_1", "tr_1", 100_000),)
TWO_LEGS_OF_ONE_TRANSFER = (("leg_1", "tr_1", 100_000), ("leg_2", "tr_1", 108_250))
TWO_TRANSFERS = (("leg_1", "tr_1", 108_250), ("leg_2", "tr_2", 33_333))
ORDERS = {
    "one leg": ONE_LEG,
    "two legs of one transfer": TWO_LEGS_OF_ONE_TRANSFER,
    "two transfers": TWO_TRANSFERS,
}
STORIES: dict[str, tuple[str, ...]] = {
    "all go well": ("ours", "theirs", "snapshot", "taken back"),
    "ours fails late": ("ours", "ours failed", "theirs", "taken back"),
    "theirs fails": ("ours", "theirs", "theirs failed", "snapshot", "taken back"),
    "both fail": ("ours", "ours failed", "theirs", "theirs failed", "taken back"),
    "two of theirs": ("ours", "theirs", "theirs too", "snapshot", "taken back"),
    "two of theirs, and ours fails": ("ours", "ours failed", "theirs", "theirs too", "taken back"),
}


def legs_of(order: str, *, less: Mapping[str, int] | None = None) -> list[dict[str, Any]]:
    """The legs as their providers were paid; `less` came back of a transfer since."""
    (leg,) = order_json()["legs"]
    took = Counter(less)
    told = []
    for leg_id, transfer, cents in ORDERS[order]:
        back, took[transfer] = took[transfer], 0
        own = {"leg_id": leg_id, "provider_id": f"usr_of_{transfer}", "transfer": transfer}
        told.append(leg | own | {"transferred_cents": cents - back})
    return told


def paid_by(legs: Sequence[object]) -> dict[str, Any]:
    return {**order_json()["payment"], "captured_cents": 119_075 * len(legs)}


def what_happened(office: Office, order: str) -> dict[str, Tell]:
    """It happens at the processor; answers how each part of it is told, to be heard later."""
    stripe, legs = office.stripe, legs_of(order)
    paid = Counter[str]()
    for _, transfer, cents in ORDERS[order]:
        paid[transfer] += cents
    for transfer, cents in paid.items():
        stripe.register_transfer(transfer, cents, "USD")
    office.order(legs=legs, payment=paid_by(legs))
    stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    office.refund(office.case(), 47_321)
    names = {"theirs": 35_678 * len(legs), "theirs too": 31_111}
    refs = {name: stripe.dashboard.refund("ch_1", cents)["id"] for name, cents in names.items()}
    (refs["ours"],) = {each.ref for each in _value(stripe.refunds_of_charge("ch_1"))} - {
        *refs.values()
    }
    told = {name: _heard(name, _value(stripe.refund_by_ref(ref))) for name, ref in refs.items()}
    for name in ("ours", "theirs"):
        stripe.dashboard.set_refund_status(refs[name], "failed", failure_reason="unknown")
        failed = f"{name} failed"
        told[failed] = _heard(failed, _value(stripe.refund_by_ref(refs[name])))
    stripe.reverse_transfer(
        ReversalInstruction(
            transfer="tr_1", amount_cents=20_011, currency="USD", idempotency_key="somebody's"
        )
    )
    taken = TransferTold(
        whole=_value(stripe.transfer_by_ref("tr_1")),
        pieces=tuple(_value(stripe.reversals_of_transfer("tr_1"))),
    )
    later = legs_of(order, less={"tr_1": 20_011})
    return told | {
        "taken back": _heard("taken back", taken),
        "snapshot": lambda one: one.order(version=4, legs=later, payment=paid_by(later)),
    }


def _value(outcome: Any) -> Any:
    assert isinstance(outcome, Done), outcome
    return outcome.value


def _heard(name: str, told: Followed) -> Tell:
    notice = ProcessorNotice(
        notice_id=f"evt_{name}",
        type="told",
        about=NoticeAbout.OTHER,
        object_id="",
        created_at=NOON,
    )
    return lambda office: office.does(FollowNotice(notice=notice, told=told), ITSELF)


def coming_back(office: Office) -> Counter[tuple[str, ReversalStatus]]:
    """Cents by transfer, of what is due and what came back."""
    sums = Counter[tuple[str, ReversalStatus]]()
    with office.store.unit_of_work() as uow:
        for each in uow.transfer_reversals.of_order("ord_1001"):
            if each.counts:
                sums[each.transfer_id, each.status] += each.amount_cents
    return sums


def end_of(
    order: str, heard: Sequence[str], backend: Backend | None = None
) -> tuple[Counter[tuple[str, ReversalStatus]], Seen, Counter[tuple[str, ReversalStatus]], Seen]:
    """How it stands when all was heard, and when everything due was sent."""
    office = Office() if backend is None else Office(store=backend.store)
    tell = what_happened(office, order)
    for name in heard:
        tell[name](office)
    due, before = coming_back(office), _without_rows(seen(office))
    office.refunds.reversals.send_new("ord_1001", ITSELF)
    after = _without_rows(seen(office))
    mine = [each for each in disagreeing(office) if "processor" not in each.what]
    assert not mine, (heard, mine)
    return due, before, coming_back(office), after


def _without_rows(one: Seen) -> Seen:
    """Which of the refunds brings a transfer back is not the question here."""
    return Seen(one.charge, one.refunds, one.outside, one.payables, one.books, ())


def orders_of(story: str) -> Iterator[tuple[str, ...]]:
    every = list(permutations(STORIES[story]))
    chance = Random(story)  # noqa: S311 - the same picks for everybody
    yield from chance.sample(every, min(len(every), PERMUTED_AT_MOST))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("story", STORIES)
def test_whatever_is_heard_first_the_end_is_the_same(story: str, order: str) -> None:
    expected = end_of(order, STORIES[story])
    for heard in orders_of(story):
        assert end_of(order, heard) == expected, heard


@pytest.mark.parametrize("story", STORIES)
def test_on_every_store_it_ends_as_in_memory(story: str, backend: Backend) -> None:
    (heard, *_) = orders_of(story)
    assert end_of("two transfers", heard, backend) == end_of("two transfers", STORIES[story])
