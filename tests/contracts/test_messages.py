"""The contract of ports/messages.py."""

from typing import Any

import pytest
from attrs import evolve

from core.errors import Refusal
from core.timeline.attachment import Attachment
from core.timeline.message import Message
from ports.broken_check import BrokenCheck
from ports.lost_race import StaleRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.timeline import a_message, a_note
from tests.contracts.committing import commit

FILE = Attachment(
    s3_key="support-evidence/sca_1/sfl_1", sha256="0" * 64, size_bytes=7, mime="image/png"
)


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


def redacted(message: Message, minutes: int = 1) -> Message:
    told = message.redact(when=minutes_later(minutes))
    assert not isinstance(told, Refusal)
    return told


def save(store: Store, message: Message) -> None:
    with store.unit_of_work() as uow:
        uow.messages.save(message)
        uow.commit()


def stored(store: Store, message_id: str = "smg_1") -> Message:
    with store.unit_of_work() as uow:
        message = uow.messages.get(message_id)
    assert message is not None
    return message


def test_a_message_is_read_back_as_it_was_written(store: Store) -> None:
    message = a_message(attachments=(FILE, evolve(FILE, mime="application/pdf")))
    commit(store, message)

    assert stored(store) == message
    assert message.attachments[0].evidence_id == "sfl_1"


def test_nobody_wrote_an_unknown_one(store: Store) -> None:
    with store.unit_of_work() as uow:
        assert uow.messages.get("smg_1") is None
        assert uow.messages.of_case("sca_1") == ()


def test_the_messages_of_a_case_are_in_order_of_time_and_then_of_id(store: Store) -> None:
    last = a_message("smg_1", created_at=NOON + MICROSECOND)
    commit(store, last, a_note("smg_3"), a_message("smg_2"), a_message("smg_0", case_id="sca_2"))

    with store.unit_of_work() as uow:
        found = [message.message_id for message in uow.messages.of_case("sca_1")]
    assert found == ["smg_2", "smg_3", "smg_1"]


@pytest.mark.parametrize("change", [redacted, lambda it: it.erase(when=minutes_later(1))])
def test_words_that_were_taken_away_are_stored_so(store: Store, change: Any) -> None:
    commit(store, a_message(attachments=(FILE,)))

    save(store, change(stored(store)))

    assert stored(store) == evolve(change(a_message(attachments=(FILE,))), version=1)


def test_what_was_redacted_can_be_erased(store: Store) -> None:
    commit(store, a_message())
    save(store, redacted(stored(store)))

    save(store, stored(store).erase(when=minutes_later(2)))

    message = stored(store)
    assert (message.body_md, message.hidden_md) == ("[erased]", None)
    assert (message.redacted_at, message.erased_at) == (minutes_later(1), minutes_later(2))


def test_of_two_who_hide_the_same_words_one_comes_too_late(store: Store) -> None:
    commit(store, a_message())
    mine, theirs = redacted(stored(store)), redacted(stored(store), minutes=2)
    save(store, theirs)

    with pytest.raises(StaleRow):
        save(store, mine)


def back(message: Message) -> Message:
    return evolve(message, body_md=message.hidden_md or "", hidden_md=None, redacted_at=None)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: evolve(it, body_md="Another word."),
        lambda it: evolve(redacted(it), body_md="Another word."),
        lambda it: evolve(redacted(it), hidden_md="Another word."),
        lambda it: evolve(redacted(it), hidden_md=None),
        lambda it: evolve(redacted(it), body_sha256="0" * 64),
        lambda it: evolve(it.erase(when=NOON), body_sha256="0" * 64),
        lambda it: evolve(it.erase(when=NOON), hidden_md=it.body_md),
        lambda it: evolve(it.erase(when=NOON), body_md=it.body_md),
    ],
)
def test_nothing_else_of_a_message_changes(store: Store, change: Any) -> None:
    commit(store, a_message())

    with pytest.raises(BrokenCheck):
        save(store, change(stored(store)))

    assert stored(store) == a_message()


@pytest.mark.parametrize(
    "change",
    [back, lambda it: evolve(it, redacted_at=minutes_later(5)), lambda it: evolve(it, version=1)],
)
def test_what_was_redacted_stays_so(store: Store, change: Any) -> None:
    commit(store, a_message())
    save(store, redacted(stored(store)))
    before = stored(store)

    with pytest.raises(BrokenCheck):
        save(store, change(before))

    assert stored(store) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda it: evolve(it, body_md="Words."),
        lambda it: evolve(it, hidden_md="Words."),
        lambda it: evolve(it, erased_at=None),
        lambda it: evolve(it, erased_at=minutes_later(5)),
    ],
)
def test_what_was_erased_stays_so(store: Store, change: Any) -> None:
    commit(store, a_message())
    save(store, stored(store).erase(when=minutes_later(1)))
    before = stored(store)

    with pytest.raises(BrokenCheck):
        save(store, change(before))

    assert stored(store) == before


def test_no_message_is_hidden_before_it_is_written(store: Store) -> None:
    for hidden in (redacted(a_message()), a_message().erase(when=NOON)):
        with pytest.raises(BrokenCheck):
            commit(store, hidden)
