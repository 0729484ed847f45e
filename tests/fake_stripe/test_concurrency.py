"""Many threads at once: one account, one truth."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier, Event
from time import sleep

import pytest

from adapters.fake_stripe.calls import ApiAnswer
from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, get, post
from tests.fake_stripe.movable_clock import MovableClock

CALLERS = 8


@pytest.fixture
def clock() -> MovableClock:
    return PausingClock()


class PausingClock(MovableClock):
    """Lets the other threads run whenever the time is read, amid every change."""

    def __call__(self) -> datetime:
        sleep(0.001)
        return super().__call__()


def at_once(ask: Callable[[int], ApiAnswer]) -> list[ApiAnswer]:
    barrier = Barrier(CALLERS)

    def wait_and_ask(caller: int) -> ApiAnswer:
        barrier.wait(timeout=10)
        return ask(caller)

    with ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(wait_and_ask, range(CALLERS)))


def test_one_key_makes_one_refund(stripe: FakeStripe) -> None:
    answers = at_once(lambda _: post(stripe, "refunds", "k", charge="ch_1", amount=10))
    assert {answer.status for answer in answers} <= {200, 409}
    assert len({answer.body["id"] for answer in answers if answer.status == 200}) == 1
    assert charge(stripe)["amount_refunded"] == 10


def test_a_slow_first_request_turns_the_others_away_and_makes_one_refund(
    stripe: FakeStripe,
) -> None:
    first_has_come, others_were_answered = Event(), Event()

    def dawdle() -> None:
        first_has_come.set()
        others_were_answered.wait(timeout=10)

    stripe.inject(Fault(kind=FaultKind.DELAY, hook=dawdle))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(post, stripe, "refunds", "k", charge="ch_1", amount=10)
        assert first_has_come.wait(timeout=10)
        others = at_once(lambda _: post(stripe, "refunds", "k", charge="ch_1", amount=10))
        others_were_answered.set()
        answers = [first.result(timeout=10), *others]
    assert Counter(answer.status for answer in answers) == {200: 1, 409: CALLERS}
    assert charge(stripe)["amount_refunded"] == 10


def test_eight_refunds_of_sixty_on_a_hundred_leave_one(stripe: FakeStripe) -> None:
    answers = at_once(lambda n: post(stripe, "refunds", f"k{n}", charge="ch_1", amount=6_000))
    assert Counter(answer.status for answer in answers) == {200: 1, 400: CALLERS - 1}
    assert charge(stripe)["amount_refunded"] == 6_000


def test_eight_reversals_never_exceed_the_transfer(stripe: FakeStripe) -> None:
    answers = at_once(lambda n: post(stripe, "transfers/tr_1/reversals", f"k{n}", amount=3_000))
    assert Counter(answer.status for answer in answers) == {200: 2, 400: CALLERS - 2}
    assert body(get(stripe, "transfers/tr_1"))["amount_reversed"] == 6_000


def test_evidence_is_submitted_once_however_many_submit(stripe: FakeStripe) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    answers = at_once(
        lambda n: post(stripe, f"disputes/{dispute}", evidence={"service_date": f"{n}"})
    )
    assert Counter(answer.status for answer in answers) == {200: 1, 400: CALLERS - 1}


def test_ids_are_never_given_twice(stripe: FakeStripe) -> None:
    answers = at_once(lambda _: post(stripe, "refunds", charge="ch_1", amount=1))
    assert len({answer.body["id"] for answer in answers}) == CALLERS
    assert len({answer.request_id for answer in answers}) == CALLERS
