"""Figures that were asked for a moment ago."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final

from attrs import define, field, frozen

from core.views.figure import Figures
from entrypoints.graphql.errors.trace import trace_of

SECONDS: Final = 10.0
log = logging.getLogger("support_center.metrics")


@frozen(kw_only=True)
class Taken:
    """None where they could not be had; `seconds` is what that took."""

    figures: Figures | None
    seconds: float


@define(eq=False)
class FigureCache:
    """Asks at most once in SECONDS and one at a time, whoever and however many ask for metrics."""

    ask: Callable[[], Awaitable[Figures]]
    now: Callable[[], float] = monotonic
    _lock: asyncio.Lock = field(factory=asyncio.Lock, init=False)
    _latest: Taken | None = field(default=None, init=False)
    _until: float = field(default=0.0, init=False)

    async def latest(self) -> Taken:
        async with self._lock:
            if self._latest is None or self.now() >= self._until:
                self._latest = await self._taken()
                self._until = self.now() + SECONDS
            return self._latest

    async def _taken(self) -> Taken:
        began = self.now()
        (told,) = await asyncio.gather(self.ask(), return_exceptions=True)
        if isinstance(told, Exception):
            # Metrics have to be there above all when the database is not.
            log.warning("figures could not be taken: %s", trace_of(told))
            return Taken(figures=None, seconds=self.now() - began)
        if isinstance(told, BaseException):
            raise told
        return Taken(figures=told, seconds=self.now() - began)
