"""Metrics of the requests and pools of this process, or of all that share a directory.

Where several processes serve one address, each keeps its numbers in files of the directory that
PROMETHEUS_MULTIPROC_DIR names, and whoever is asked adds them up.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from attrs import define, field
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from entrypoints.watching.seen import Outcome, Seen
from entrypoints.watching.shared_metrics import DIRECTORY, check_shared_directory
from ports.occupancy import OccupancyOf

# When each series began is a second series for each, and nobody reads it.
disable_created_metrics()  # type: ignore[no-untyped-call]
BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
SECONDS_BETWEEN_LOOKS: Final = 1.0
LIVE: Final = "gauge_liveall_"


@define(eq=False, kw_only=True)
class RequestMetrics:
    """`pools` tell how full they are, by name. Raises SettingError where processes are to share a
    directory that is not there.
    """

    pools: Mapping[str, OccupancyOf] = field(factory=dict)
    _registry: CollectorRegistry = field(factory=CollectorRegistry, init=False)
    _requests: Counter = field(init=False)
    _seconds: Histogram = field(init=False)
    _refusals: Counter = field(init=False)
    _gauges: Mapping[str, Gauge] = field(init=False)
    _series: dict[tuple[str, Outcome], tuple[Counter, Histogram]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        check_shared_directory()
        self._requests = Counter(
            "support_center_requests",
            "Requests that were answered, by the field of the schema or the path, and by outcome.",
            ["operation", "outcome"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "support_center_request_seconds",
            "How long requests took.",
            ["operation"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._refusals = Counter(
            "support_center_refusals",
            "Errors that were answered, by their code.",
            ["code"],
            registry=self._registry,
        )
        self._gauges = {
            "in_use": self._pool("in_use", "Threads or connections of a pool that are at work."),
            "places": self._pool("places", "Threads or connections a pool has at most."),
            "waiting": self._pool("waiting", "Requests that wait for a place in a pool."),
        }

    def saw(self, seen: Seen) -> None:
        series = self._series.get((seen.operation, seen.outcome))
        if series is None:
            series = (
                self._requests.labels(seen.operation, seen.outcome.value),
                self._seconds.labels(seen.operation),
            )
            self._series[seen.operation, seen.outcome] = series
        requests, seconds = series
        requests.inc()
        seconds.observe(seen.seconds)
        for code in seen.codes:
            self._refusals.labels(code).inc()

    def look_at_pools(self) -> None:
        """Write down how full they are now."""
        for name, occupancy_of in self.pools.items():
            occupancy = occupancy_of()
            for what, gauge in self._gauges.items():
                gauge.labels(name).set(getattr(occupancy, what))

    def written(self) -> bytes:
        """In Prometheus's text format."""
        self.look_at_pools()
        shared = os.environ.get(DIRECTORY)
        if shared is None:
            return generate_latest(self._registry)
        _forget_the_dead(Path(shared))
        together = CollectorRegistry()
        MultiProcessCollector(together, path=shared)  # type: ignore[no-untyped-call]
        return generate_latest(together)

    @asynccontextmanager
    async def kept_up_to_date(self) -> AsyncIterator[None]:
        """While processes share a directory, the others read there how full these pools are."""
        if DIRECTORY not in os.environ:
            yield
            return
        looking = asyncio.create_task(self._look_again_and_again())
        try:
            yield
        finally:
            looking.cancel()

    async def _look_again_and_again(self) -> None:
        while True:
            self.look_at_pools()
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    def _pool(self, what: str, words: str) -> Gauge:
        return Gauge(
            f"support_center_pool_{what}",
            words,
            ["pool"],
            registry=self._registry,
            multiprocess_mode="liveall",
        )


def _forget_the_dead(directory: Path) -> None:
    """A process that was killed cannot say that its pools are empty."""
    for file in directory.glob(f"{LIVE}*.db"):
        try:
            os.kill(int(file.stem.removeprefix(LIVE)), 0)
        except ProcessLookupError:
            file.unlink(missing_ok=True)
