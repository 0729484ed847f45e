"""The words of copyright claims, in the database."""

from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

from adapters.aurora.pending_writes import Row
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.statements import guarded_update, insertion
from core.dmca.words import DmcaWords, WordsPart
from core.instants import as_utc

DMCA_WORDS = Table(
    "dmca_words",
    SCHEMA,
    Column("claim_id", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("case_id", Text),
    Column("words", JSONB),
    Column("hashes", JSONB),
    Column("erased_at", INSTANT),
    Column("version", BigInteger),
)
DMCA_WORDS_OF_CASE = (
    select(DMCA_WORDS)
    .where(DMCA_WORDS.c.case_id == bindparam("case_id"))
    .order_by(DMCA_WORDS.c.claim_id, DMCA_WORDS.c.part)
)
INSERT_DMCA_WORDS = insertion(DMCA_WORDS)
ERASE_DMCA_WORDS = guarded_update(DMCA_WORDS, never_changed=frozenset({"case_id", "hashes"}))


def dmca_words_to_row(words: DmcaWords) -> Row:
    return {
        "claim_id": words.claim_id,
        "part": words.part.value,
        "case_id": words.case_id,
        "words": Jsonb(dict(words.words)),
        "hashes": Jsonb(dict(words.hashes)),
        "erased_at": words.erased_at,
        "version": words.version,
    }


def dmca_words_from_row(row: Row) -> DmcaWords:
    return DmcaWords(
        claim_id=row["claim_id"],
        part=WordsPart(row["part"]),
        case_id=row["case_id"],
        words=row["words"],
        hashes=row["hashes"],
        erased_at=row["erased_at"] and as_utc(row["erased_at"]),
        version=row["version"],
    )
