"""Messages go out in order, are tried again, and are parked (reliability.md 18)."""

from datetime import timedelta

import pytest

from adapters.memory.event_publisher import MemoryEventPublisher
from core.announcements.redelivery import MOST_ATTEMPTS, pause_after
from core.parked.parked_work import ParkedKind
from core.use_cases.relay_outbox import CLAIM_LASTS, RelayOutbox
from ports.outbox import OutboxMessage
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import NOON
from tests.builders.outbox_messages import an_outbox_message
from tests.contracts.committing import commit
from tests.relay.stories import dying_relay, everything, ids, stored
from tests.system.fixed_clock import FixedClock


def of_cases(**cases: str) -> list[OutboxMessage]:
    """`sob_1="sca_1"`: a message of each case, in this order."""
    return [an_outbox_message(name, case_id=case_id) for name, case_id in cases.items()]


def wear_out(relay: RelayOutbox, clock: FixedClock) -> None:
    """Every attempt but the first, each at the moment it is due."""
    for attempts in range(1, MOST_ATTEMPTS):
        pause = pause_after(attempts)
        assert pause is not None
        clock.move(pause)
        everything(relay)


def test_everything_that_waits_is_delivered_once_in_the_order_of_its_case(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher
) -> None:
    messages = of_cases(sob_9="sca_1", sob_3="sca_2", sob_5="sca_1", sob_1="sca_1", sob_2="sca_2")
    commit(store, *messages)

    told = everything(relay)

    assert len(told.delivered) == 5
    assert (told.failed, told.parked) == ((), ())
    for case_id in ("sca_1", "sca_2"):
        assert [one for one in bus.taken if one.case_id == case_id] == [
            one for one in messages if one.case_id == case_id
        ]
    assert everything(relay).deliveries == ()


def test_a_delivery_keeps_when_it_was_made_and_after_how_many_attempts(
    store: Store, relay: RelayOutbox
) -> None:
    commit(store, an_outbox_message())
    everything(relay)
    delivery = stored(store, "sob_1")
    assert (delivery.attempts, delivery.delivered_at) == (1, NOON)
    assert (delivery.retry_at, delivery.last_failure) == (None, None)


def test_a_message_that_fails_holds_back_its_own_case_and_no_other(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher, clock: FixedClock
) -> None:
    commit(store, *of_cases(sob_1="sca_1", sob_2="sca_1", sob_3="sca_2", sob_4="sca_2"))
    bus.refused["sob_1"] = "throttled"

    (failed,) = everything(relay).failed

    assert ids(bus.taken) == ["sob_3", "sob_4"]
    assert (failed.attempts, failed.last_failure) == (1, "throttled")
    assert failed.retry_at == NOON + timedelta(seconds=5)
    bus.refused.clear()
    clock.move(timedelta(seconds=4))
    assert everything(relay).deliveries == ()
    clock.move(timedelta(seconds=1))
    everything(relay)
    assert ids(bus.taken) == ["sob_3", "sob_4", "sob_1", "sob_2"]
    assert stored(store, "sob_1").attempts == 2


def test_a_message_that_nobody_takes_is_parked_after_its_last_attempt_and_its_case_goes_on(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher, clock: FixedClock
) -> None:
    commit(store, a_case("sca_1"), *of_cases(sob_1="sca_1", sob_2="sca_1"))
    bus.refused["sob_1"] = "malformed"
    everything(relay)
    wear_out(relay, clock)

    assert ids(bus.taken) == ["sob_2"]
    parked = stored(store, "sob_1")
    assert (parked.attempts, parked.last_failure) == (MOST_ATTEMPTS, "malformed")
    assert (parked.parked_at, parked.retry_at) == (clock.now(), None)
    clock.move(timedelta(days=30))
    assert everything(relay).deliveries == ()


def test_what_is_parked_waits_for_a_person_among_the_other_work(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher, clock: FixedClock
) -> None:
    commit(store, a_case("sca_1", order_id="ord_1"), *of_cases(sob_1="sca_1", sob_2="sca_gone"))
    bus.down = "unreachable"
    everything(relay)
    wear_out(relay, clock)

    with store.unit_of_work() as uow:
        found = [uow.parking.waiting(ParkedKind.ANNOUNCEMENT, name) for name in ("sob_1", "sob_2")]
    told = [(work.case_id, work.order_id, work.why, work.parked_at) for work in found if work]
    assert told == [
        ("sca_1", "ord_1", "unreachable", clock.now()),
        (None, None, "unreachable", clock.now()),
    ]


def test_what_is_parked_is_told_once(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher, clock: FixedClock
) -> None:
    commit(store, an_outbox_message())
    bus.down = "unreachable"
    told = [everything(relay).parked]
    for _ in range(MOST_ATTEMPTS + 3):
        clock.move(timedelta(hours=6))
        told.append(everything(relay).parked)
    assert [len(parked) for parked in told] == [0] * 7 + [1] + [0] * 4


def test_an_outage_of_seven_hours_parks_nothing(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher, clock: FixedClock
) -> None:
    commit(store, *of_cases(sob_1="sca_1", sob_2="sca_2"))
    bus.down = "unreachable"
    for _ in range(7 * 60):
        everything(relay)
        clock.move(timedelta(minutes=1))
    bus.down = None
    clock.move(timedelta(hours=6))
    everything(relay)
    assert ids(bus.taken) == ["sob_1", "sob_2"]


def test_a_round_sends_one_message_of_a_case_and_no_more_than_it_may(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher
) -> None:
    commit(store, *of_cases(sob_1="sca_1", sob_2="sca_1", sob_3="sca_2", sob_4="sca_3"))
    relay.round(limit=3)
    assert ids(bus.taken) == ["sob_1", "sob_3"]
    relay.round(limit=1)
    assert ids(bus.taken) == ["sob_1", "sob_3", "sob_2"]


def test_a_message_on_which_every_relay_died_is_parked_without_another_attempt(
    store: Store, relay: RelayOutbox, bus: MemoryEventPublisher, clock: FixedClock
) -> None:
    commit(store, *of_cases(sob_1="sca_1", sob_2="sca_1"))

    def die() -> None:
        raise SystemExit

    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(SystemExit):
            dying_relay(store, clock, die).round()
        clock.move(CLAIM_LASTS)

    (parked,) = everything(relay).parked
    assert ids(bus.taken) == ["sob_2"]
    assert parked.attempts == MOST_ATTEMPTS
    assert parked.last_failure == "the relay ended before it knew what became of attempt 8"
