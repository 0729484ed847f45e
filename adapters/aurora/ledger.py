"""The books in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.ledger.account import Account
from core.ledger.cause import Cause
from core.ledger.line import Line
from core.ledger.posting import Posting

POSTING = Table(
    "ledger_posting",
    SCHEMA,
    Column("posting_id", Text, primary_key=True),
    Column("cause", Text),
    Column("cause_id", Text),
    Column("line", Integer),
    Column("debit_account", Text),
    Column("credit_account", Text),
    Column("amount_cents", BigInteger),
    Column("currency", Text),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("leg_id", Text),
    Column("processor_ref", Text),
    Column("posted_at", INSTANT),
)
_OF_CAUSE = (
    select(POSTING)
    .where(POSTING.c.cause_id == bindparam("cause_id"))
    .order_by(POSTING.c.posted_at, POSTING.c.cause.collate("C"), POSTING.c.line)
)
_OF_ORDER = (
    select(POSTING)
    .where(POSTING.c.order_id == bindparam("order_id"))
    .order_by(POSTING.c.posted_at, POSTING.c.posting_id)
)
_INSERT = insertion(POSTING)


@frozen(eq=False)
class AuroraLedger:
    """ports/ledger.py over sup.ledger_posting."""

    _session: Session
    _pending: PendingWrites

    def post(self, posting: Posting) -> None:
        row, key = posting_to_row(posting), (posting.posting_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="posting", key=key)

    def of_cause(self, *, cause_id: str) -> tuple[Posting, ...]:
        return tuple(map(posting_from_row, self._session.rows(_OF_CAUSE, cause_id=cause_id)))

    def of_order(self, order_id: str) -> tuple[Posting, ...]:
        return tuple(map(posting_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))


def posting_to_row(posting: Posting) -> Row:
    line = asdict(posting.line)
    return {
        "debit_account": line.pop("debit").value,
        "credit_account": line.pop("credit").value,
        **line,
        "posting_id": posting.posting_id,
        "cause": posting.cause.value,
        "cause_id": posting.cause_id,
        "line": posting.number,
        "posted_at": posting.posted_at,
    }


def posting_from_row(row: Row) -> Posting:
    told = in_utc(row)
    return Posting(
        posting_id=told["posting_id"],
        cause=Cause(told["cause"]),
        cause_id=told["cause_id"],
        number=told["line"],
        line=Line(
            debit=Account(told["debit_account"]),
            credit=Account(told["credit_account"]),
            amount_cents=told["amount_cents"],
            currency=told["currency"],
            case_id=told["case_id"],
            order_id=told["order_id"],
            leg_id=told["leg_id"],
            processor_ref=told["processor_ref"],
        ),
        posted_at=told["posted_at"],
    )
