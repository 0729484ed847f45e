"""Clients of the use cases: what one of the processes does, and how often it managed."""

import asyncio
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random

from attrs import frozen

from core.use_cases.issue_refund import IssueRefund
from core.use_cases.read_case import ReadCase
from core.views.selection import Selection
from ports.lost_race import LostRace
from tests.bench.asking import Office, a_request, answered, office_on
from tests.bench.refundable_cases import Scene

WITH_TIMELINE = Selection(timeline_pages=frozenset({1}))
WARMING = 8


@frozen(kw_only=True)
class Orders:
    """The orders, by their numbers, that are drawn from."""

    first: int
    last: int

    def drawn(self, chance: Random) -> int:
        return chance.randint(self.first, self.last)


@frozen(kw_only=True)
class Task:
    """`clients` clients of one process work for `seconds`, from the same moment in every one.

    `starts_at` is of the machine's monotonic clock, which every process sees alike.
    """

    url: str
    scene: Scene
    clients: int
    orders: Orders
    seconds: float
    starts_at: float
    seed: int


@frozen(kw_only=True)
class Managed:
    """What one process came to: operations a second, and those that were lost for good."""

    a_second: float
    given_up: int = 0


def refunds(task: Task) -> Managed:
    """Issued through the desk, a thread per client."""
    office = office_on(task.url, connections=task.clients)
    with ThreadPoolExecutor(task.clients) as pool:
        clients = [
            pool.submit(_refunds, office, task, Random(task.seed * 1_000 + client))  # noqa: S311
            for client in range(task.clients)
        ]
        fates = Counter(fate for client in clients for fate in client.result())
    office.store.close()
    return Managed(a_second=fates[True] / task.seconds, given_up=fates[False])


def _refunds(office: Office, task: Task, chance: Random) -> list[bool]:
    for _ in range(WARMING):
        refund(office, task.scene, task.orders.drawn(chance))
    time.sleep(max(0.0, task.starts_at - time.monotonic()))
    issued, until = [], task.starts_at + task.seconds
    while time.monotonic() < until:
        issued.append(refund(office, task.scene, task.orders.drawn(chance)))
    return issued


def refund(office: Office, scene: Scene, number: int) -> bool:
    """A dollar of the order of that number; False where every attempt lost its race.

    Raises NotAnswered for a refusal.
    """
    asked = IssueRefund(
        case_id=scene.case_id(number),
        order_id=f"ord_{number}",
        amount_cents=100,
        reason="buyer_cancelled",
    )
    try:
        answered(office.desk.handle(asked, a_request()))
    except LostRace:
        return False
    return True


def reads(task: Task) -> Managed:
    """Answered by the reading room, a coroutine per client."""
    return asyncio.run(_all_reads(task))


async def _all_reads(task: Task) -> Managed:
    office = office_on(task.url, connections=task.clients)
    async with office.views:
        counts = await asyncio.gather(
            *(
                _reads(office, task, Random(task.seed * 1_000 + client))  # noqa: S311
                for client in range(task.clients)
            )
        )
    return Managed(a_second=sum(counts) / task.seconds)


async def _reads(office: Office, task: Task, chance: Random) -> int:
    for _ in range(WARMING):
        await _read(office, task, chance)
    await asyncio.sleep(max(0.0, task.starts_at - time.monotonic()))
    answered, until = 0, task.starts_at + task.seconds
    while time.monotonic() < until:
        await _read(office, task, chance)
        answered += 1
    return answered


async def _read(office: Office, task: Task, chance: Random) -> None:
    case_id = task.scene.case_id(task.orders.drawn(chance))
    asked = ReadCase(case_id=case_id, selection=WITH_TIMELINE)
    answered(await office.reading_room.answer(asked, a_request()))
