"""ledger.csv: what was posted for the case, in two rows a posting: its debit and its credit."""

from collections.abc import Iterator

from core.instants import write_instant
from core.ledger.posting import Posting
from core.pack.document import Document
from core.pack.material import CaseMaterial
from core.pack.table_text import Cell, table

COLUMNS = (
    "posted_at",
    "posting_id",
    "cause",
    "cause_id",
    "account",
    "debit_cents",
    "credit_cents",
    "currency",
    "order_id",
    "leg_id",
    "processor_ref",
)


def ledger_table(material: CaseMaterial) -> Document:
    rows = (row for posting in material.postings for row in _rows(posting))
    return table("ledger.csv", COLUMNS, rows)


def _rows(posting: Posting) -> Iterator[tuple[Cell, ...]]:
    line = posting.line
    before = (
        write_instant(posting.posted_at),
        posting.posting_id,
        posting.cause.value,
        posting.cause_id,
    )
    after = (line.currency, line.order_id, line.leg_id, line.processor_ref)
    yield (*before, line.debit.value, line.amount_cents, 0, *after)
    yield (*before, line.credit.value, 0, line.amount_cents, *after)
