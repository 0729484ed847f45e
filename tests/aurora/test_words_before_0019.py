"""Words that were written before they had a place beside the timeline (0019)."""

from collections.abc import Iterator
from hashlib import sha256

import psycopg
import pytest
from psycopg.types.json import Jsonb

from adapters.aurora.migrating import migrations
from core.timeline.event import EventType
from core.timeline.words import FREE_WORDS
from tests.postgres.fresh_database import FreshDatabase

BEFORE = [migration for migration in migrations() if migration.name < "0019"]
SINCE = [migration for migration in migrations() if migration.name >= "0019"]
PAYLOAD = {"reason": "Maya rang.", "note": "Maya wrote.", "to": "TRIAGE", "amount_cents": 5}
# No entry of these types was ever written before.
NEWER = {
    EventType.REDACTED,
    EventType.DMCA_WITHDRAWN,
    EventType.VIOLATION_DECIDED,
    EventType.VIOLATION_APPEALED,
    EventType.VIOLATION_REVIEWED,
}
OLD = [kind for kind in EventType if kind not in NEWER]


@pytest.fixture
def owner(empty_database: FreshDatabase) -> Iterator[psycopg.Connection]:
    """An entry of every type and one without words, as older programs wrote them."""
    with psycopg.connect(empty_database.owner_url, autocommit=True) as session:
        session.execute("create schema sup; create table sup.schema_migration (name text)")
        for migration in BEFORE:
            session.execute(migration.sql)
        session.execute(
            "insert into sup.case (case_id, kind, opened_by, summary)"
            " values ('sca_1', 'product', 'usr_1', 'x')"
        )
        for number, kind in enumerate(OLD):
            _write(session, f"sev_{number}", kind.value, PAYLOAD)
        _write(session, "sev_none", "status_change", {"reason": None, "to": "TRIAGE"})
        for migration in SINCE:
            session.execute(migration.sql)
        yield session


def _write(
    session: psycopg.Connection, event_id: str, kind: str, payload: dict[str, object]
) -> None:
    session.execute(
        "insert into sup.case_event (event_id, case_id, actor_kind, type, payload)"
        " values (%s, 'sca_1', 'admin', %s, %s)",
        [event_id, kind, Jsonb(payload)],
    )


def test_they_moved_beside_it_with_their_hashes(owner: psycopg.Connection) -> None:
    found = owner.execute(
        "select e.type, e.payload, w.words, w.hashes from sup.case_event e"
        " left join sup.event_words w using (event_id) where event_id <> 'sev_none'"
    ).fetchall()
    assert len(found) == len(OLD)
    for kind, payload, words, hashes in found:
        names = FREE_WORDS.get(EventType(kind), frozenset())
        assert payload == {name: said for name, said in PAYLOAD.items() if name not in names}
        assert (words or {}) == {name: PAYLOAD[name] for name in names}
        expected = {name: sha256(str(PAYLOAD[name]).encode()).hexdigest() for name in names}
        assert (hashes or {}) == expected


def test_readers_of_the_blueprints_view_notice_nothing(owner: psycopg.Connection) -> None:
    found = owner.execute("select details_json from sup.support_event where evt_id <> 'sev_none'")
    assert [details for (details,) in found] == [PAYLOAD] * len(OLD)


def test_what_had_no_words_has_none(owner: psycopg.Connection) -> None:
    found = owner.execute(
        "select payload, event_id in (select event_id from sup.event_words)"
        " from sup.case_event where event_id = 'sev_none'"
    ).fetchone()
    assert found == ({"reason": None, "to": "TRIAGE"}, False)
