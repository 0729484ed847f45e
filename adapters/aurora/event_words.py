"""The words beside the timeline, in the database."""

from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

from adapters.aurora.pending_writes import Row
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.statements import guarded_update, insertion
from core.instants import as_utc
from core.timeline.words import EventWords

WORDS = Table(
    "event_words",
    SCHEMA,
    Column("event_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("words", JSONB),
    Column("hashes", JSONB),
    Column("erased_at", INSTANT),
    Column("version", BigInteger),
)
WORDS_OF_CASE = (
    select(WORDS).where(WORDS.c.case_id == bindparam("case_id")).order_by(WORDS.c.event_id)
)
INSERT_WORDS = insertion(WORDS)
ERASE_WORDS = guarded_update(WORDS, never_changed=frozenset({"case_id", "hashes"}))


def words_to_row(words: EventWords) -> Row:
    return {
        "event_id": words.event_id,
        "case_id": words.case_id,
        "words": Jsonb(dict(words.words)),
        "hashes": Jsonb(dict(words.hashes)),
        "erased_at": words.erased_at,
        "version": words.version,
    }


def words_from_row(row: Row) -> EventWords:
    return EventWords(
        event_id=row["event_id"],
        case_id=row["case_id"],
        words=row["words"],
        hashes=row["hashes"],
        erased_at=row["erased_at"] and as_utc(row["erased_at"]),
        version=row["version"],
    )
