"""The contract of ports/outbox.py."""

from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.outbox_messages import an_outbox_message
from tests.contracts.committing import commit


def test_an_announcement_is_read_back_as_it_was_put(store: Store) -> None:
    message = an_outbox_message(case_version=4, created_at=NOON + MICROSECOND)
    commit(store, a_case(), message)

    with store.unit_of_work() as uow:
        assert uow.outbox.of_case("sca_1") == (message,)


def test_the_announcements_of_a_case_are_in_the_order_they_were_put(store: Store) -> None:
    first = an_outbox_message("sob_9", created_at=NOON + MICROSECOND)
    second = an_outbox_message("sob_5", topic="support.hold.apply")
    third = an_outbox_message("sob_7", case_version=1)
    commit(store, a_case("sca_1"), a_case("sca_2"), first, second)
    commit(store, an_outbox_message("sob_1", case_id="sca_2"), third)

    with store.unit_of_work() as uow:
        assert uow.outbox.of_case("sca_1") == (first, second, third)
        assert uow.outbox.of_case("sca_unknown") == ()
