"""Notifications go out at least once, are tried again, put off and parked."""

from datetime import timedelta

import pytest
from attrs import evolve

from adapters.memory.notifications import MemoryNotifications
from adapters.system.ulid_ids import UlidIds
from core.announcements.redelivery import MOST_ATTEMPTS, pause_after
from core.notifications.kind import NotificationKind
from core.parked.parked_work import ParkedKind
from core.policies.policies import Policies
from core.use_cases.handling.notification_box import CLAIM_LASTS, take
from core.use_cases.send_notifications import SendNotifications
from ports.event_publisher import UnusablePublisher
from ports.pending_notifications import PendingNotification
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import NOON, minutes_later
from tests.builders.notifications import a_notification, a_pending
from tests.contracts.committing import commit
from tests.notifications.one_policy import OnePolicy
from tests.system.fixed_clock import FixedClock

PAGE = a_notification("snt_page", kind=NotificationKind.SLA_BREACH)


def stored(store: Store, notification_id: str = "snt_1") -> PendingNotification:
    with store.unit_of_work() as uow:
        pending = uow.notifications.get(notification_id)
    assert pending is not None
    return pending


def taken(people: MemoryNotifications) -> list[str]:
    return [each.notification.notification_id for each in people.taken]


def test_what_is_due_is_sent_once_to_those_the_case_names_by_then(
    store: Store, sender: SendNotifications, people: MemoryNotifications
) -> None:
    case = a_case("sca_1", subject_user="usr_s")
    commit(store, case, a_pending())
    with store.unit_of_work() as uow:
        uow.cases.save(evolve(case, owner_admin="usr_new", watchers=("usr_w",)))
        uow.commit()

    assert len(sender.round().delivered) == 1
    assert not sender.round().anything

    (told,) = people.taken
    assert {one.user_id for one in told.recipients} == {"usr_s", "usr_new", "usr_w", "usr_n1"}
    assert (stored(store).attempts, stored(store).delivered_at) == (1, NOON)


def test_a_case_with_nobody_left_to_hear_of_it_is_told_to_nobody_and_done(
    store: Store, sender: SendNotifications, people: MemoryNotifications
) -> None:
    told = a_notification(kind=NotificationKind.CASE_ANSWERED, named=())
    commit(store, a_case("sca_1"), a_pending(notification=told))

    assert len(sender.round().delivered) == 1
    assert people.taken == []


def test_one_that_fails_is_tried_again_under_its_id_and_holds_up_no_other(
    store: Store, sender: SendNotifications, people: MemoryNotifications, clock: FixedClock
) -> None:
    commit(store, a_case("sca_1"), a_pending("snt_1"), a_pending("snt_2"))
    people.refused["snt_1"] = "throttled"

    (failed,) = sender.round().failed

    assert (failed.attempts, failed.last_failure) == (1, "throttled")
    assert failed.due_at == NOON + timedelta(seconds=5)
    assert taken(people) == ["snt_2"]
    people.refused.clear()
    clock.move(timedelta(seconds=5))
    sender.round()
    assert taken(people) == ["snt_2", "snt_1"]


def test_what_nobody_delivers_is_parked_after_its_last_attempt_and_waits_for_a_person(
    store: Store, sender: SendNotifications, people: MemoryNotifications, clock: FixedClock
) -> None:
    page = a_pending(notification=PAGE)
    commit(store, a_case("sca_1", order_id=None), page)
    people.down = "unreachable"
    sender.round()
    for attempts in range(1, MOST_ATTEMPTS):
        pause = pause_after(attempts)
        assert pause is not None
        clock.move(pause)
        told = sender.round()

    assert [one.notification for one in told.parked] == [PAGE]
    with store.unit_of_work() as uow:
        parked = uow.parking.waiting(ParkedKind.NOTIFICATION, "snt_page")
    assert parked is not None
    assert (parked.case_id, parked.why) == ("sca_1", "unreachable")
    clock.move(timedelta(days=9))
    assert not sender.round().anything


def test_in_quiet_hours_only_what_is_critical_is_sent_and_the_rest_when_they_end(
    store: Store, sender: SendNotifications, people: MemoryNotifications, clock: FixedClock
) -> None:
    commit(store, a_case("sca_1"), a_pending("snt_1"), a_pending(notification=PAGE))
    clock.move(timedelta(hours=1))

    told = sender.round()

    assert taken(people) == ["snt_page"]
    assert [one.due_at for one in told.put_off] == [minutes_later(120)]
    assert stored(store).attempts == 0
    clock.move(timedelta(hours=1, microseconds=-1))
    assert not sender.round().anything
    clock.move(timedelta(microseconds=1))
    sender.round()
    assert taken(people) == ["snt_page", "snt_1"]


def test_another_attempt_that_would_fall_into_quiet_hours_waits_until_they_end(
    store: Store, sender: SendNotifications, people: MemoryNotifications, clock: FixedClock
) -> None:
    clock.move(timedelta(minutes=59, seconds=58))
    commit(store, a_case("sca_1"), a_pending("snt_1"))
    people.down = "unreachable"

    (failed,) = sender.round().failed

    assert failed.due_at == minutes_later(120)


def test_what_one_sender_has_begun_no_other_sends_until_it_must_have_died(
    store: Store, sender: SendNotifications, people: MemoryNotifications, clock: FixedClock
) -> None:
    commit(store, a_case("sca_1"), a_pending())
    take(store, now=NOON, limit=9, terms=sender.policies.current().notifications)

    assert not sender.round().anything
    clock.move(CLAIM_LASTS)
    assert len(sender.round().delivered) == 1
    assert (taken(people), stored(store).attempts) == (["snt_1"], 2)


def test_one_whose_senders_all_died_is_parked_and_not_sent_a_ninth_time(
    store: Store, sender: SendNotifications, people: MemoryNotifications
) -> None:
    commit(store, a_case("sca_1"), a_pending())
    with store.unit_of_work() as uow:
        uow.notifications.save(a_pending(attempts=MOST_ATTEMPTS))
        uow.commit()

    (parked,) = sender.round().parked

    assert (parked.attempts, people.taken) == (MOST_ATTEMPTS, [])


class Unusable(MemoryNotifications):
    def send(self, addressed: object) -> tuple[()]:
        del addressed
        raise UnusablePublisher("no credentials")


def test_an_adapter_that_cannot_be_used_takes_no_attempt(store: Store, clock: FixedClock) -> None:
    commit(store, a_case("sca_1"), a_pending())
    sender = SendNotifications(
        store=store,
        clock=clock,
        policies=OnePolicy(Policies(version=1)),
        notifications=Unusable(),
        ids=UlidIds(clock),
    )
    with pytest.raises(UnusablePublisher):
        sender.round()
    assert (stored(store).attempts, stored(store).due_at) == (0, NOON)
