"""Where lanes are run: two processes of clients, and pgbench."""

import time
from concurrent.futures import ProcessPoolExecutor
from itertools import count

from attrs import define, field

from tests.bench.clients import Managed, Orders, Task
from tests.bench.lane import Lane
from tests.bench.pgbench import CLIENTS, PROCESSES, rate_of
from tests.bench.refundable_cases import Scene

STARTING_SECONDS = 1.5
KEPT_FOR_HOT_ORDERS = 200


@define(kw_only=True)
class Track:
    """Each run has half of the orders to itself, a hot one an order that nobody has used."""

    pool: ProcessPoolExecutor
    pgbench: str
    scene: Scene
    seconds: int
    _seeds: "count[int]" = field(factory=count, init=False)
    _unused: "count[int]" = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._unused = count(self.scene.orders - KEPT_FOR_HOT_ORDERS + 1)

    def through_use_cases(self, lane: Lane, url: str) -> Managed:
        """What all clients came to."""
        shared = (self.scene.orders - KEPT_FOR_HOT_ORDERS) // 2
        orders = self._hot() if lane.hot else Orders(first=1, last=shared)
        starts_at = time.monotonic() + STARTING_SECONDS
        tasks = [
            Task(
                url=url,
                scene=self.scene,
                clients=CLIENTS // PROCESSES,
                orders=orders,
                seconds=self.seconds,
                starts_at=starts_at,
                seed=next(self._seeds),
            )
            for _ in range(PROCESSES)
        ]
        managed = list(self.pool.map(lane.work, tasks))
        return Managed(
            a_second=sum(each.a_second for each in managed),
            given_up=sum(each.given_up for each in managed),
        )

    def by_pgbench(self, lane: Lane, url: str) -> float:
        """Statements a second of all clients."""
        shared = self.scene.orders - KEPT_FOR_HOT_ORDERS
        orders = self._hot() if lane.hot else Orders(first=shared // 2 + 1, last=shared)
        return rate_of(self.pgbench, url, lane.script(orders), seconds=self.seconds)

    def _hot(self) -> Orders:
        number = next(self._unused)
        return Orders(first=number, last=number)
