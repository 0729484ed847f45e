"""The sweep of a demo: time does its work there by itself."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from uuid import uuid4

from attrs import define, field

from core.request import Request
from core.use_cases.handling.rounds.concern import EVERYTHING, WITHOUT_PROCESSOR, Concern
from core.use_cases.handling.sweeping import Became, Sweeping
from entrypoints.graphql.errors.trace import trace_of
from entrypoints.settings.settings import ProcessorName, Settings
from ports.clock import Clock

SECONDS_BETWEEN = 5.0
PATIENCE_SECONDS = 5.0
"""How long somebody waits for a sweep, which then goes on without them."""
log = logging.getLogger("support_center.demo")


@define(eq=False, kw_only=True)
class DemoSweeper:
    """Sweeps every few seconds of real time, in a thread, and whenever somebody waits for it."""

    sweeping: Sweeping
    clock: Clock
    about: Sequence[Concern] = EVERYTHING
    seconds: float = SECONDS_BETWEEN
    _asked: asyncio.Event = field(factory=asyncio.Event, init=False)
    _waiting: list[asyncio.Event] = field(factory=list, init=False)
    _running: bool = field(default=False, init=False)
    _stopping: bool = field(default=False, init=False)

    async def swept(self) -> None:
        """Once a sweep is over that began after this was called, or took too long to wait for.

        At once where another process sweeps. Only on the loop that `running` was entered on.
        """
        if not self._running:
            return
        over = asyncio.Event()
        self._waiting.append(over)
        self._asked.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), PATIENCE_SECONDS)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Sweep until the block ends; an item that has begun is finished."""
        self._asked, self._running, self._stopping = asyncio.Event(), True, False
        rounds = asyncio.create_task(self._rounds())
        try:
            yield
        finally:
            self._running, self._stopping = False, True
            self._asked.set()
            await rounds
            _let_go(self._waiting)

    def sweep(self) -> None:
        """One sweep, as far as it comes before the demo stops."""
        correlation_id = f"demo-sweep-{uuid4().hex}"
        request = Request.system(correlation_id=correlation_id, received_at=self.clock.now())
        swept = self.sweeping.sweep(request, about=self.about, may_go_on=lambda: not self._stopping)
        for item in swept:
            if item.became is Became.FAILED:
                log.warning("%s %s could not be swept: %s", item.kind, item.item_id, item.why)

    async def _rounds(self) -> None:
        while not self._stopping:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), self.seconds)
            self._asked.clear()
            waiting, self._waiting = self._waiting, []
            if not self._stopping:
                await self._round()
            _let_go(waiting)

    async def _round(self) -> None:
        # Whatever stops one sweep, a database that is away above all, must not end the sweeping.
        (told,) = await asyncio.gather(asyncio.to_thread(self.sweep), return_exceptions=True)
        if isinstance(told, Exception):
            log.warning("the demo could not sweep and tries again: %s", trace_of(told))


def _let_go(waiting: Iterable[asyncio.Event]) -> None:
    for over in waiting:
        over.set()


def sweeper_of(settings: Settings, sweeping: Sweeping, clock: Clock) -> DemoSweeper:
    """Where `support-center sweep` reaches both the store and Stripe, it leaves to that what
    Stripe has to be asked about.
    """
    alone = (
        settings.in_memory
        or settings.keeps_stripe
        or settings.processor is ProcessorName.FAKE_STRIPE
    )
    about = EVERYTHING if alone else WITHOUT_PROCESSOR
    return DemoSweeper(sweeping=sweeping, clock=clock, about=about)
