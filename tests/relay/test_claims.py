"""What a relay is sending is its own, and nobody's for ever (reliability.md 18)."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from attrs import evolve

from adapters.memory.event_publisher import MemoryEventPublisher
from core.use_cases.relay_outbox import CLAIM_LASTS, RelayOutbox
from ports.event_publisher import UnusablePublisher
from ports.outbox import Delivery
from ports.unit_of_work import Store
from tests.builders.instants import NOON
from tests.builders.outbox_messages import an_outbox_message
from tests.contracts.committing import commit
from tests.relay.stories import WatchedBus, everything, ids, relay_on, stored
from tests.system.fixed_clock import FixedClock

RELAYS = 2


def die() -> None:
    raise SystemExit


def test_an_attempt_is_stored_before_it_is_made(store: Store, clock: FixedClock) -> None:
    commit(store, an_outbox_message())
    seen: list[Delivery] = []
    watched = WatchedBus(before=lambda: seen.append(stored(store, "sob_1")))
    relay_on(watched, store, clock).round()
    (begun,) = seen
    assert (begun.attempts, begun.retry_at) == (1, NOON + CLAIM_LASTS)
    assert begun.waits


def test_while_one_relay_sends_a_message_another_sends_the_rest(
    store: Store, clock: FixedClock, relay: RelayOutbox, bus: MemoryEventPublisher
) -> None:
    commit(store, an_outbox_message("sob_1"), an_outbox_message("sob_2"))

    def meanwhile() -> None:
        commit(store, an_outbox_message("sob_3", case_id="sca_2"))
        everything(relay)

    slow = WatchedBus(before=meanwhile)
    relay_on(slow, store, clock).round()
    assert ids(bus.taken) == ["sob_3"]
    assert ids(slow.bus.taken) == ["sob_1"]
    everything(relay)
    assert ids(bus.taken) == ["sob_3", "sob_2"]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_a_relay_died_with_is_sent_again_when_its_claim_ends(
    store: Store,
    clock: FixedClock,
    relay: RelayOutbox,
    bus: MemoryEventPublisher,
    moment: str,
) -> None:
    commit(store, an_outbox_message("sob_1"), an_outbox_message("sob_2"))
    dying = evolve(relay, publisher=WatchedBus(bus, **{moment: die}))
    with pytest.raises(SystemExit):
        dying.round()

    clock.move(CLAIM_LASTS - timedelta(seconds=1))
    assert everything(relay).deliveries == ()
    clock.move(timedelta(seconds=1))
    everything(relay)

    once_or_twice = ["sob_1"] if moment == "before" else ["sob_1", "sob_1"]
    assert ids(bus.taken) == [*once_or_twice, "sob_2"]
    assert stored(store, "sob_1").attempts == 2


def test_two_relays_at_once_send_everything_once_and_each_case_in_order(
    store: Store, clock: FixedClock, bus: MemoryEventPublisher
) -> None:
    messages = [
        an_outbox_message(f"sob_{number}", case_id=f"sca_{number % 7}", case_version=number)
        for number in range(60)
    ]
    commit(store, *messages)
    barrier = Barrier(RELAYS)

    def run(_: int) -> int:
        relay = relay_on(bus, store, clock)
        barrier.wait(timeout=30)
        sent = idle = 0
        while idle < 3:  # what the other one has claimed is not there to be seen
            told = relay.round(limit=20)
            sent += len(told.delivered)
            idle = 0 if told.deliveries else idle + 1
        return sent

    with ThreadPoolExecutor(RELAYS) as pool:
        assert sum(pool.map(run, range(RELAYS))) + len(everything_left(store, clock, bus)) == 60
    assert Counter(ids(bus.taken)) == Counter(ids(messages))
    for number in range(7):
        versions = [one.case_version for one in bus.taken if one.case_id == f"sca_{number}"]
        assert versions == sorted(versions)


def everything_left(
    store: Store, clock: FixedClock, bus: MemoryEventPublisher
) -> tuple[Delivery, ...]:
    return everything(relay_on(bus, store, clock)).delivered


def test_a_relay_that_cannot_send_at_all_gives_back_what_it_claimed(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher
) -> None:
    commit(store, an_outbox_message())

    def unusable() -> None:
        raise UnusablePublisher("no credentials")

    with pytest.raises(UnusablePublisher):
        evolve(relay, publisher=WatchedBus(before=unusable)).round()

    assert stored(store, "sob_1").attempts == 0
    everything(relay)
    assert ids(bus.taken) == ["sob_1"]


def test_news_of_an_arrival_count_although_the_claim_was_taken_over(
    store: Store, clock: FixedClock, relay: RelayOutbox, bus: MemoryEventPublisher
) -> None:
    commit(store, an_outbox_message())
    bus.refused["sob_1"] = "throttled"

    def overslept() -> None:
        clock.move(CLAIM_LASTS)
        everything(relay)

    relay_on(WatchedBus(after=overslept), store, clock).round()

    delivery = stored(store, "sob_1")
    assert delivery.delivered_at == clock.now()
    assert (delivery.attempts, delivery.waits) == (2, False)


def test_a_failure_says_nothing_once_another_relay_has_the_message(
    store: Store, clock: FixedClock, relay: RelayOutbox, bus: MemoryEventPublisher
) -> None:
    commit(store, an_outbox_message("sob_1"), an_outbox_message("sob_2", case_id="sca_2"))

    def overslept() -> None:
        clock.move(CLAIM_LASTS)
        everything(relay)

    slow = WatchedBus(after=overslept)
    slow.bus.refused["sob_1"] = "timed out"

    told = relay_on(slow, store, clock).round()

    assert told.failed == ()
    assert stored(store, "sob_1").last_failure is None
    assert stored(store, "sob_1").delivered_at is not None
    assert ids(bus.taken) == ["sob_1", "sob_2"]
