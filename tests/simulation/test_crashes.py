"""A process killed at any boundary loses, doubles and forgets nothing (reliability.md 16)."""

import random
from asyncio import Runner
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from adapters.aurora.store import AuroraStore
from adapters.fake_stripe.processor import FakeStripe
from tests.contracts.aurora_backend import AuroraBackend, on_aurora
from tests.fake_stripe_server.running import running_fake_stripe
from tests.postgres.fresh_database import FreshDatabase
from tests.simulation.coming_to_rest import come_to_rest
from tests.simulation.crashing.end_state import end_state
from tests.simulation.crashing.forked import Forks, forking
from tests.simulation.crashing.order import Order
from tests.simulation.crashing.stories import STORIES
from tests.simulation.laws import keep_the_laws
from tests.simulation.seeds import seeds, tell
from tests.simulation.world import World
from tests.use_cases.office import StandingClock

NORMALLY = 1
LATER = timedelta(minutes=10)
FEWEST = {"hold": 4, "goodwill": 2}
"""Boundaries that a story must have at least; the others also call the processor."""


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with forking() as process:
        yield process


@pytest.fixture(scope="module")
def stripe() -> Iterator[tuple[FakeStripe, str]]:
    account = FakeStripe.at(StandingClock().now)
    with running_fake_stripe(account) as url:
        yield account, url


Play = Callable[[str, int, int | None], tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def opened(module_database: FreshDatabase, event_loop_of_views: Runner) -> Iterator[AuroraBackend]:
    with on_aurora(module_database, event_loop_of_views) as backend:
        yield backend


@pytest.fixture
def play(
    opened: AuroraBackend,
    module_database: FreshDatabase,
    forks: Forks,
    stripe: tuple[FakeStripe, str],
) -> Play:
    """Act a story out, killed at a failpoint if one is given; tells how many failpoints were
    passed, and the state in the end.
    """
    account, stripe_url = stripe

    def acted(name: str, seed: int, failpoint: int | None) -> tuple[int, dict[str, Any]]:
        store = opened.emptied().store
        assert isinstance(store, AuroraStore)
        world = World(lambda: AuroraStore(store._engine), stripe=account)
        cents = random.Random(seed).randrange(1_000, 40_000)  # noqa: S311 - it is to be replayed
        order = Order(
            story=name,
            told=dict(STORIES[name].before(world, cents)),
            database_url=module_database.application_url,
            stripe_url=stripe_url,
            now=world.clock.now(),
            failpoint=failpoint,
            seed=seed,
        )
        ended = forks.carry_out(order)
        assert ended.killed is (failpoint is not None)
        keep_the_laws(world)
        world.pass_time(LATER)
        forks.carry_out(evolve(order, now=world.clock.now(), failpoint=None, recovers=True))
        rested = come_to_rest(world)
        assert not world.laws.seen, "\n".join(world.laws.seen)
        return ended.passed, end_state(world, rested)

    return acted


@pytest.mark.parametrize("name", STORIES)
def test_a_process_killed_at_any_boundary_leaves_nothing_that_recovery_does_not_mend(
    name: str, play: Play
) -> None:
    for seed in (tried := seeds(NORMALLY, one_of=100)):
        boundaries, in_peace = play(name, seed, None)
        assert boundaries >= FEWEST.get(name, 6)
        for failpoint in range(1, boundaries + 1):
            _, ended = play(name, seed, failpoint)
            assert ended == in_peace, f"{name}, failpoint {failpoint}, SIMULATION_SEED={seed}"
        tell(f"killed during the {name}", seed, tried)
