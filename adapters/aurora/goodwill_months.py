"""What agents gave per month, in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select

from adapters.aurora.pending_writes import PendingWrites, Turn
from adapters.aurora.schema import SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.goodwill.month import GoodwillMonth

MONTH = Table(
    "goodwill_month",
    SCHEMA,
    Column("agent", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("credited_cents", BigInteger),
    Column("version", BigInteger),
)
_GET = select(MONTH).where(
    MONTH.c.agent == bindparam("agent"),
    MONTH.c.month == bindparam("month"),
    MONTH.c.currency == bindparam("currency"),
)
_INSERT = insertion(MONTH)
_UPDATE = guarded_update(MONTH)


@frozen(eq=False)
class AuroraGoodwillMonths:
    """ports/goodwill_months.py over sup.goodwill_month."""

    _session: Session
    _pending: PendingWrites

    def get(self, *, agent: str, month: str, currency: str) -> GoodwillMonth | None:
        row = self._session.row(_GET, agent=agent, month=month, currency=currency)
        return None if row is None else GoodwillMonth(**row)

    def add(self, month: GoodwillMonth) -> None:
        row, key = asdict(month), (month.agent, month.month, month.currency)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="goodwill_month", key=key)

    def save(self, month: GoodwillMonth) -> None:
        row = asdict(month)
        key = {"agent": month.agent, "month": month.month, "currency": month.currency}
        self._pending.replace(
            _UPDATE, row, turn=Turn.GOODWILL_MONTH, kind="goodwill_month", key=key
        )
