"""The contract of ports/pending_notifications.py."""

from typing import Any

import pytest
from attrs import evolve

from ports.broken_check import BrokenCheck
from ports.pending_notifications import PendingNotification
from ports.unit_of_work import Store
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.notifications import a_notification, a_pending
from tests.contracts.committing import commit


def stored(store: Store, notification_id: str) -> PendingNotification:
    with store.unit_of_work() as uow:
        pending = uow.notifications.get(notification_id)
    assert pending is not None
    return pending


def due(store: Store, *, minutes: float = 0, limit: int = 100) -> list[str]:
    with store.unit_of_work() as uow:
        found = uow.notifications.due(now=minutes_later(minutes), limit=limit)
    return [each.notification.notification_id for each in found]


def save(store: Store, notification_id: str, **changes: Any) -> PendingNotification:
    """Change what is stored, and answer it as it was before."""
    before = stored(store, notification_id)
    with store.unit_of_work() as uow:
        uow.notifications.save(evolve(before, **changes))
        uow.commit()
    return before


def test_a_notification_is_read_back_as_it_was_put(store: Store) -> None:
    told = a_notification(created_at=NOON + MICROSECOND, told_by=None, named=("usr_2", "usr_1"))
    pending = a_pending(notification=told, due_at=minutes_later(9))
    commit(store, pending)

    assert stored(store, "snt_1") == pending
    with store.unit_of_work() as uow:
        assert uow.notifications.get("snt_unknown") is None


def test_those_of_a_case_are_in_the_order_they_were_put(store: Store) -> None:
    commit(store, a_pending("snt_9"), a_pending("snt_5", due_at=minutes_later(-5)))
    commit(store, a_pending(notification=a_notification("snt_1", case_id="sca_2")))

    with store.unit_of_work() as uow:
        found = uow.notifications.of_case("sca_1")
    assert [each.notification.notification_id for each in found] == ["snt_9", "snt_5"]


def test_what_is_due_comes_by_its_time_and_nothing_before_it(store: Store) -> None:
    commit(
        store,
        a_pending("snt_1", due_at=minutes_later(2)),
        a_pending("snt_2", due_at=minutes_later(1)),
        a_pending("snt_3", due_at=minutes_later(2)),
    )

    assert due(store, minutes=0.99) == []
    assert due(store, minutes=1) == ["snt_2"]
    assert due(store, minutes=2) == ["snt_2", "snt_1", "snt_3"]
    assert due(store, minutes=2, limit=2) == ["snt_2", "snt_1"]


def test_one_that_waits_for_another_attempt_holds_up_no_other_of_its_case(store: Store) -> None:
    commit(store, a_pending("snt_1"), a_pending("snt_2"))
    save(store, "snt_1", attempts=1, due_at=minutes_later(5), last_failure="timed out")

    assert due(store, minutes=4) == ["snt_2"]


@pytest.mark.parametrize("ended", [{"delivered_at": NOON}, {"parked_at": NOON}])
def test_what_is_delivered_or_parked_is_due_no_more(store: Store, ended: dict[str, Any]) -> None:
    commit(store, a_pending())
    save(store, "snt_1", **ended)

    assert due(store) == []
    assert not stored(store, "snt_1").waits


def test_everything_about_its_way_is_stored_and_what_it_tells_stays(store: Store) -> None:
    commit(store, a_pending())
    changes: dict[str, Any] = {
        "attempts": 3,
        "due_at": minutes_later(7),
        "delivered_at": minutes_later(1) + MICROSECOND,
        "last_failure": "no route",
    }

    before = save(store, "snt_1", notification=a_notification(told_by="usr_forged"), **changes)

    assert stored(store, "snt_1") == evolve(before, version=1, **changes)


@pytest.mark.parametrize("broken", [{"attempts": -1}, {"delivered_at": NOON, "parked_at": NOON}])
def test_a_way_that_makes_no_sense_is_kept_out(store: Store, broken: dict[str, Any]) -> None:
    commit(store, a_pending())
    with pytest.raises(BrokenCheck) as refused:
        save(store, "snt_1", **broken)
    assert refused.value.kind == "notification"
