"""The contract of ports/outbox.py for whoever delivers (reliability.md 18)."""

from typing import Any

import pytest
from attrs import evolve

from ports.broken_check import BrokenCheck
from ports.lost_race import StaleRow
from ports.outbox import Delivery
from ports.unit_of_work import Store
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.outbox_messages import an_outbox_message
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _four_messages_of_two_cases(store: Store) -> None:
    """Whose ids are not in the order they were put."""
    commit(store, an_outbox_message("sob_4"), an_outbox_message("sob_3", case_id="sca_2"))
    commit(store, an_outbox_message("sob_2"), an_outbox_message("sob_1", case_id="sca_2"))


def stored(store: Store, message_id: str) -> Delivery:
    with store.unit_of_work() as uow:
        delivery = uow.outbox.delivery(message_id)
    assert delivery is not None
    return delivery


def save(store: Store, message_id: str, **changes: Any) -> Delivery:
    """Change what is stored, and answer it as it was before."""
    before = stored(store, message_id)
    with store.unit_of_work() as uow:
        uow.outbox.save(evolve(before, **changes))
        uow.commit()
    return before


def deliverable(store: Store, *, minutes: int = 0, limit: int = 100) -> list[str]:
    with store.unit_of_work() as uow:
        found = uow.outbox.deliverable(now=minutes_later(minutes), limit=limit)
    return [delivery.message.message_id for delivery in found]


def test_a_message_waits_from_the_moment_it_is_put(store: Store) -> None:
    assert stored(store, "sob_4") == Delivery(message=an_outbox_message("sob_4"))
    assert stored(store, "sob_4").waits
    with store.unit_of_work() as uow:
        assert uow.outbox.delivery("sob_unknown") is None


def test_what_waits_is_given_in_the_order_it_was_put(store: Store) -> None:
    assert deliverable(store) == ["sob_4", "sob_3", "sob_2", "sob_1"]
    assert deliverable(store, limit=2) == ["sob_4", "sob_3"]


def test_what_is_delivered_is_not_given_again(store: Store) -> None:
    save(store, "sob_4", delivered_at=NOON)
    assert deliverable(store) == ["sob_3", "sob_2", "sob_1"]


def test_a_message_that_waits_for_another_attempt_holds_back_its_own_case_alone(
    store: Store,
) -> None:
    save(store, "sob_4", attempts=1, retry_at=minutes_later(5), last_failure="timed out")
    assert deliverable(store, minutes=4) == ["sob_3", "sob_1"]
    assert deliverable(store, minutes=5) == ["sob_4", "sob_3", "sob_2", "sob_1"]


def test_those_held_back_take_no_place_among_the_first(store: Store) -> None:
    save(store, "sob_4", retry_at=minutes_later(5))
    assert deliverable(store, limit=2) == ["sob_3", "sob_1"]


def test_a_later_message_that_waits_holds_back_none_before_it(store: Store) -> None:
    save(store, "sob_2", retry_at=minutes_later(5))
    assert deliverable(store) == ["sob_4", "sob_3", "sob_1"]


def test_a_parked_message_blocks_nobody_and_takes_its_old_place_once_it_is_unparked(
    store: Store,
) -> None:
    save(store, "sob_4", attempts=9, retry_at=minutes_later(5), parked_at=NOON)
    assert deliverable(store) == ["sob_3", "sob_2", "sob_1"]
    assert not stored(store, "sob_4").waits
    save(store, "sob_4", attempts=0, retry_at=None, parked_at=None)
    assert deliverable(store) == ["sob_4", "sob_3", "sob_2", "sob_1"]


def test_everything_about_a_delivery_is_stored_and_the_message_stays_as_it_was(
    store: Store,
) -> None:
    changes: dict[str, Any] = {
        "attempts": 3,
        "retry_at": NOON + MICROSECOND,
        "delivered_at": minutes_later(1),
        "last_failure": "no route",
    }
    before = save(store, "sob_4", message=an_outbox_message("sob_4", topic="forged"), **changes)
    assert stored(store, "sob_4") == evolve(before, version=1, **changes)
    with store.unit_of_work() as uow:
        assert uow.outbox.of_case("sca_1")[0] == before.message


def test_of_two_who_begin_the_same_attempt_one_does(store: Store) -> None:
    read = stored(store, "sob_4")
    save(store, "sob_4", attempts=1, retry_at=minutes_later(1))
    with store.unit_of_work() as uow:
        uow.outbox.save(evolve(read, attempts=1, retry_at=minutes_later(2)))
        with pytest.raises(StaleRow) as lost:
            uow.commit()
    assert lost.value.contended == {"outbox_message sob_4"}
    assert stored(store, "sob_4").retry_at == minutes_later(1)


@pytest.mark.parametrize("broken", [{"attempts": -1}, {"delivered_at": NOON, "parked_at": NOON}])
def test_a_delivery_that_makes_no_sense_is_kept_out(store: Store, broken: dict[str, Any]) -> None:
    with pytest.raises(BrokenCheck) as refused:
        save(store, "sob_4", **broken)
    assert refused.value.kind == "outbox_message"
    assert stored(store, "sob_4").version == 0
