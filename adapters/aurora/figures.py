"""The figures of the service in one statement, on a connection of its own for as long as it takes.

Metrics are asked for every few seconds at most, and must not take a reader's place in a pool.
"""

from asyncio import timeout
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from attrs import frozen
from psycopg import AsyncConnection
from psycopg.conninfo import make_conninfo

from adapters.aurora.connecting import connection_options
from adapters.aurora.figures_statement import FIGURES
from core.instants import as_utc
from core.views.figure import (
    AGE_BOUNDS,
    DISPUTE_STATUSES,
    DISPUTES_OF,
    EVENTS_OF,
    REASONS,
    TIMES_OF,
    WITHIN,
    Figure,
    FigureName,
    Figures,
)

_MICROSECOND = timedelta(microseconds=1)


@frozen(kw_only=True)
class AuroraFigureBoard:
    """ports/figures.py over schema `sup`, as the application's role.

    `password` is asked for each connection (IAM tokens). `sessions` is off behind a proxy that
    shares connections, and then nobody but us ends a statement that takes too long.
    """

    url: str
    password: Callable[[], str] | None = None
    sessions: bool = True
    statement_timeout: timedelta = timedelta(seconds=3)
    patience_seconds: int = 3

    async def figures(self, now: datetime) -> Figures:
        async with timeout(self.patience_seconds + self.statement_timeout.total_seconds()):
            session = await AsyncConnection.connect(self._conninfo(), autocommit=True)
            async with session:
                rows = await (await session.execute(FIGURES, _asked(as_utc(now)))).fetchall()
        return sorted(Figure(FigureName(name), tuple(by), value) for name, by, value in rows)

    def _conninfo(self) -> str:
        return make_conninfo(
            self.url,
            password=None if self.password is None else self.password(),
            connect_timeout=self.patience_seconds,
            options=connection_options(
                self.url, statement_timeout=self.statement_timeout, sessions=self.sessions
            ),
        )


def _asked(now: datetime) -> Mapping[str, Any]:
    return {
        "now": now,
        # As the clocks write instants, but without a fraction and a zone: sorts before both.
        "times_since": f"{now - TIMES_OF:%Y-%m-%dT%H:%M:%S}",
        "within_us": [bound // _MICROSECOND for bound in WITHIN],
        "events_since": now - EVENTS_OF,
        "disputes_since": now - DISPUTES_OF,
        "born": [now - bound for bound in reversed(AGE_BOUNDS)],
        "reasons": sorted(REASONS),
        "dispute_statuses": sorted(DISPUTE_STATUSES),
    }
