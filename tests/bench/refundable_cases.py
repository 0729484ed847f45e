"""Cases of twenty events, each on an order that can be refunded a great many times."""

from datetime import UTC, datetime, timedelta

import psycopg
from attrs import frozen

from adapters.aurora.bulk_rows import TABLES, copy_rows
from core.cases.kind import CaseKind
from core.instants import write_instant
from entrypoints.demo.volumes.mould import Mould, cast
from entrypoints.demo.volumes.stage import OPENED, Stage
from entrypoints.demo.volumes.stories import Story
from entrypoints.demo.volumes.story_order import ORDER, booked

EVENTS = 20
PRICE_CENTS = 20_000_000
AGE = timedelta(days=1)


def played(stage: Stage, price: int) -> None:
    """A booking that was cancelled in time, and much talk about it."""
    starts, cancelled = OPENED + timedelta(days=90), OPENED - timedelta(hours=1)
    stage.order(booked(price_cents=price, starts_at=starts, cancelled_at=cancelled))
    stage.opens(CaseKind.BOOKING, "Cancelled in good time", subtype="quality", order_id=ORDER)
    for _ in range(EVENTS - 1):
        stage.later(seconds=30)
        stage.says("The customer asks where the money is.")


@frozen(kw_only=True)
class Scene:
    """Order `n` of 1 to `orders` is `ord_n`, paid by `ch_n`; its case ends in `case_suffix`."""

    orders: int
    case_suffix: str

    def case_id(self, number: int) -> str:
        return f"sca_{number}{self.case_suffix}"


def set_up(url: str, *, orders: int) -> Scene:
    """Fill the tables. Works on an empty database, as the application's role."""
    mould = cast(Story("refundable", 1, played), PRICE_CENTS)
    moved = datetime.now(UTC) - AGE - OPENED
    at = {blank: write_instant(when + moved) for blank, when in mould.instants.items()}
    with psycopg.connect(url) as session:
        lines = dict.fromkeys(TABLES, "")
        for number in range(1, orders + 1):
            for table, text in mould.stamped({**at, **_names(mould, number)}).items():
                lines[table] += text
        copy_rows(session, mould.columns, lines)
        row = session.execute("select case_id from sup.case where order_id = 'ord_1'").fetchone()
    if row is None:
        raise LookupError("ord_1 has no case")
    return Scene(orders=orders, case_suffix=str(row[0]).removeprefix("sca_1"))


def _names(mould: Mould, number: int) -> dict[str, str]:
    people = {name: name for name in ("agent", "finance", "buyer", "provider")}
    ids = {blank: f"{number}x{blank}" for blank in mould.ids}
    return {"order": str(number), **people, **ids}
