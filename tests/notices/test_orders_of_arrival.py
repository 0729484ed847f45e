"""Notices doubled, late and in any order come to the same end (reliability.md 8)."""

from collections.abc import Callable, Iterator
from itertools import permutations
from random import Random

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.refunds.refund import RefundStatus
from core.use_cases.handling.notice_office import Heard
from tests.contracts.backends import Backend
from tests.notices.hearing import Seen, deliver, disagreeing, notices_of, seen
from tests.use_cases.office import ITSELF, Office

Step = Callable[[Office], object]


def ours_without_a_reply(office: Office) -> None:
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    office.refund(office.case(), 10_000)


def theirs(office: Office) -> None:
    office.stripe.dashboard.refund("ch_1", 5_000)


def theirs_fails(office: Office) -> None:
    listed = office.stripe.refunds_of_charge("ch_1")
    (ref,) = [each.ref for each in listed.value if not each.metadata]  # type: ignore[union-attr]
    office.stripe.dashboard.set_refund_status(ref, "failed", failure_reason="lost_or_stolen_card")


def a_dispute_that_is_won(office: Office) -> None:
    dispute = office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    office.stripe.dashboard.decide_dispute(dispute["id"], won=True)


STORIES: dict[str, tuple[Step, ...]] = {
    "a refund of ours and one made elsewhere": (ours_without_a_reply, theirs),
    "a refund made elsewhere that fails": (theirs, theirs_fails),
    "a dispute that is won, after a refund": (ours_without_a_reply, a_dispute_that_is_won),
}


def an_office(backend: Backend | None = None) -> Office:
    office = Office() if backend is None else Office(store=backend.store)
    office.order()
    return office


def told(story: str, office: Office) -> Office:
    for step in STORIES[story]:
        step(office)
    return office


def in_order(story: str) -> Seen:
    office = told(story, an_office())
    deliver(office, notices_of(office))
    assert disagreeing(office) == ()
    return seen(office)


def arrivals(count: int, *, most: int) -> Iterator[tuple[int, ...]]:
    """Every order of so many notices, or as many of them as the seed picks."""
    every = list(permutations(range(count)))
    chance = Random(count)  # noqa: S311 - the same picks for everybody
    yield from every if len(every) <= most else chance.sample(every, most)


@pytest.mark.parametrize("story", STORIES)
def test_every_order_with_every_notice_doubled_comes_to_the_same_end(story: str) -> None:
    expected = in_order(story)
    count = len(notices_of(told(story, an_office())))
    for order in arrivals(count, most=720):
        office = told(story, an_office())
        notices = notices_of(office)
        heard = deliver(office, [notices[index] for index in (*order, *reversed(order))])
        assert heard.count(Heard.APPLIED) == len(notices)
        assert seen(office) == expected, order
        assert disagreeing(office) == ()


@pytest.mark.parametrize("story", STORIES)
def test_on_every_store_orders_come_to_the_same_end(story: str, backend: Backend) -> None:
    office = told(story, an_office(backend))
    notices = notices_of(office)
    Random(story).shuffle(notices)  # noqa: S311 - the same order for everybody
    deliver(office, [*notices, *reversed(notices)])
    assert seen(office) == in_order(story)
    assert disagreeing(office) == ()


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("story", STORIES)
def test_notices_between_the_steps_come_to_the_same_end(story: str, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - replayed by its number
    office = an_office()
    for step in STORIES[story]:
        step(office)
        some = [each for each in notices_of(office) if chance.random() < 0.5]
        deliver(office, chance.sample(some, len(some)))
    every = notices_of(office)
    deliver(office, chance.sample(every, len(every)))
    assert seen(office) == in_order(story)
    assert disagreeing(office) == ()


def test_a_notice_before_the_reply_settles_the_refund_and_the_reply_changes_nothing(
    office: Office,
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 10_000)
    assert office.stored_refund(refund_id).processor_ref is None

    deliver(office, notices_of(office))
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED

    office.refunds.send(refund_id, ITSELF)
    assert office.told(office.stored_refund(refund_id).case_id).count("refund_succeeded") == 1
    assert (office.charge().reserved_cents, office.charge().adopted_cents) == (10_000, 0)
    assert disagreeing(office) == ()
