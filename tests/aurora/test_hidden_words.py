"""The application's role, tried at bringing back what was redacted or erased."""

import psycopg
import pytest
from psycopg.errors import CheckViolation

from adapters.aurora.store import AuroraStore
from core.timeline.message import Message
from tests.builders.cases import a_case
from tests.builders.instants import minutes_later
from tests.builders.timeline import a_message, an_event
from tests.contracts.committing import commit
from tests.postgres.fresh_database import FreshDatabase

ON_MESSAGES = (
    "set body_md = 'Other words.'",
    "set body_md = hidden_md, hidden_md = null, redacted_at = null",
    "set body_md = hidden_md",
    "set hidden_md = 'Other words.'",
    "set hidden_md = null",
    "set body_sha256 = repeat('0', 64)",
    "set redacted_at = now()",
    "set redacted_at = null, erased_at = null",
    "set erased_at = now()",
    "set erased_at = now(), body_md = '[erased]'",
    "set erased_at = now(), body_md = '[erased]', hidden_md = null, body_sha256 = null",
    "set version = version + 1",
)
ON_WORDS = (
    """set words = '{"reason": "Other words."}'""",
    """set words = '{"reason": "Other words."}', erased_at = now()""",
    "set words = '{}', erased_at = now()",
    "set erased_at = now()",
    "set erased_at = null",
    "set version = version + 1",
)


@pytest.fixture
def hidden(store: AuroraStore) -> Message:
    """A redacted message and an entry with words on one case, an untouched message beside."""
    commit(store, a_case(), a_message(), a_message("smg_2"), an_event())
    redacted = a_message().redact(when=minutes_later(1))
    assert isinstance(redacted, Message)
    with store.unit_of_work() as uow:
        uow.messages.save(redacted)
        uow.commit()
    return redacted


@pytest.fixture
def application(database: FreshDatabase, hidden: Message) -> psycopg.Connection:
    assert hidden.hidden_md
    return psycopg.connect(database.application_url, autocommit=True)


@pytest.mark.parametrize("change", ON_MESSAGES)
@pytest.mark.parametrize("message_id", ["smg_1", "smg_2"])
def test_a_message_cannot_be_rewritten(
    application: psycopg.Connection, change: str, message_id: str
) -> None:
    with application, pytest.raises(CheckViolation):
        application.execute(
            f"update sup.message {change} where message_id = %s".encode(),
            [message_id],
        )


@pytest.mark.parametrize("change", ON_WORDS)
def test_words_beside_the_timeline_cannot_be_rewritten(
    application: psycopg.Connection, change: str
) -> None:
    with application, pytest.raises(CheckViolation):
        application.execute(f"update sup.event_words {change}".encode())


def test_the_blueprints_view_shows_the_mark(application: psycopg.Connection) -> None:
    with application:
        shown = application.execute(
            "select body_md from sup.support_message order by msg_id"
        ).fetchall()
    assert shown == [("[redacted]",), ("I stood *outside* for an hour.",)]
