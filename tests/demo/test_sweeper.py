"""A demo whose Stripe lives in it sweeps by itself: in time, with every move, and gracefully."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest
from attrs import evolve
from starlette.testclient import TestClient

from adapters.fake_stripe.faults import Fault, FaultKind
from core.refunds.refund import RefundStatus
from core.request import Role
from core.use_cases.handling.rounds.concern import EVERYTHING, Concern
from entrypoints.container import Container
from entrypoints.demo import sweeper as demo_sweeper
from entrypoints.demo.beginning import begin
from entrypoints.demo.control import CLOCK_PATH
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.running import running_of
from entrypoints.demo.sweeper import DemoSweeper, sweeper_of
from entrypoints.settings.settings import ProcessorName, Settings, StoreName
from tests.demo.conftest import Demo
from tests.demo.test_past import issued

LOOKS = 0.01
LONG = 3600.0
PATIENCE_SECONDS = 20


@pytest.fixture
def begun(container: Container) -> Container:
    begin(container, demo_orders())
    return container


def sweeper(container: Container, seconds: float = LOOKS) -> DemoSweeper:
    return DemoSweeper(sweeping=container.sweeping(), clock=container.clock(), seconds=seconds)


def adopted(container: Container, charge: str) -> int:
    with container.store().unit_of_work() as uow:
        cents: int = uow.charges.get(charge).adopted_cents
    return cents


def soon(look: Callable[[], bool]) -> None:
    late = monotonic() + PATIENCE_SECONDS
    while not look():
        assert monotonic() < late
        sleep(LOOKS)


def test_the_dispute_of_the_past_is_known_from_the_start(demo: Demo) -> None:
    begin(demo.container, demo_orders())
    with demo.container.store().unit_of_work() as uow:
        charge = uow.charges.get("ch_1047")
    assert charge.disputed
    assert charge.disputed_or_lost_cents == charge.captured_cents


def test_a_second_start_writes_nothing(demo: Demo) -> None:
    begin(demo.container, demo_orders())
    before = demo.stored.contents(), demo.stored.audit()
    begin(demo.container, demo_orders())
    assert (demo.stored.contents(), demo.stored.audit()) == before


def test_what_happened_at_stripe_is_swept_up_while_it_runs(begun: Container) -> None:
    begun.fake_stripe().dashboard.refund("ch_1007", 1000)

    async def run() -> None:
        async with sweeper(begun).running():
            await asyncio.to_thread(soon, lambda: adopted(begun, "ch_1007") == 1000)

    asyncio.run(run())


def test_once_the_clock_is_moved_what_became_due_is_done(begun: Container) -> None:
    begun.demo_sweeper().seconds = LONG
    proposal = issued(begun, "ord_1001", 119_075)
    assert proposal.status is RefundStatus.PROPOSED
    token = begun.demo_keys().issue("usr_ana", [Role.PARTICIPANT], timedelta(hours=1))

    def has_expired() -> bool:
        with begun.store().unit_of_work() as uow:
            return bool(uow.refunds.get(proposal.refund_id).failure == "expired")

    with TestClient(begun.demo_app(), headers={"Authorization": f"Bearer {token}"}) as client:
        for _ in range(3):
            client.post(CLOCK_PATH, json={"advance_seconds": 10 * 86_400})
            assert has_expired()


def test_nobody_waits_longer_for_a_sweep_than_is_reasonable(
    begun: Container, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_sweeper, "PATIENCE_SECONDS", LOOKS)
    goes_on = Event()
    hook = partial(goes_on.wait, PATIENCE_SECONDS)
    begun.fake_stripe().inject(Fault(kind=FaultKind.DELAY, endpoint="events.list", hook=hook))
    waited: list[bool] = []

    async def run() -> None:
        slow = sweeper(begun, LONG)
        async with slow.running():
            await slow.swept()
            waited.append(goes_on.is_set())
            goes_on.set()

    asyncio.run(run())
    assert waited == [False]


def test_where_another_process_sweeps_nobody_waits(begun: Container) -> None:
    async def run() -> bool:
        waiting = asyncio.create_task(sweeper(begun).swept())
        await asyncio.sleep(0)
        return waiting.done()

    assert asyncio.run(run())


def test_stopping_waits_for_what_has_begun(begun: Container) -> None:
    started, finished = Event(), Event()

    def slow() -> None:
        started.set()
        sleep(0.2)
        finished.set()

    begun.fake_stripe().inject(Fault(kind=FaultKind.DELAY, endpoint="events.list", hook=slow))

    async def run() -> None:
        async with sweeper(begun).running():
            await asyncio.to_thread(started.wait, PATIENCE_SECONDS)

    asyncio.run(run())
    assert finished.is_set()


def test_a_sweep_that_breaks_is_logged_and_the_next_one_comes(
    begun: Container, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise ConnectionError("the database went away")

    begun.fake_stripe().inject(Fault(kind=FaultKind.DELAY, endpoint="events.list", hook=broken))
    begun.fake_stripe().dashboard.refund("ch_1007", 1000)

    async def run() -> None:
        async with sweeper(begun).running():
            await asyncio.to_thread(soon, lambda: adopted(begun, "ch_1007") == 1000)

    asyncio.run(run())
    assert "the database went away" in caplog.text


def test_where_the_command_can_ask_stripe_the_demo_leaves_that_to_it(
    begun: Container, tmp_path: Path
) -> None:
    kept = Settings(home=tmp_path, store=StoreName.AURORA)

    def about(settings: Settings) -> tuple[Concern, ...]:
        return tuple(sweeper_of(settings, begun.sweeping(), begun.clock()).about)

    assert about(kept) == EVERYTHING
    assert about(evolve(kept, store=StoreName.MEMORY, processor=ProcessorName.STRIPE)) == EVERYTHING
    shared = evolve(kept, processor=ProcessorName.STRIPE, keeps_stripe=True)
    assert about(shared) == EVERYTHING
    left = about(evolve(kept, processor=ProcessorName.STRIPE))
    assert Concern.HOLDS in left
    assert Concern.REFUNDS not in left


@pytest.mark.parametrize("sweeps", [True, False])
def test_of_several_processes_one_sweeps(begun: Container, sweeps: bool) -> None:
    begun.fake_stripe().dashboard.refund("ch_1007", 1000)

    async def run() -> None:
        async with running_of(begun.case_views(), sweeper(begun), sweeps=sweeps)():
            await asyncio.sleep(0.3)

    asyncio.run(run())
    assert adopted(begun, "ch_1007") == (1000 if sweeps else 0)
