"""A demo on a fake Stripe server brings its orders along, and both tell one time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from adapters.fake_stripe.processor import FakeStripe
from adapters.system.movable_clock import MovableClock
from adapters.system.system_clock import SystemClock
from core.request import Role
from entrypoints.container import Container, open_container
from entrypoints.demo.beginning import begin
from entrypoints.demo.control import CLOCK_PATH
from entrypoints.demo.no_fake_stripe import NoFakeStripe
from entrypoints.demo.order_file import demo_orders
from entrypoints.fake_stripe.app import create_fake_stripe_app
from entrypoints.settings.settings import ClockName, ProcessorName, Settings, StoreName
from entrypoints.settings.stripe_api_base import StripeApiBase
from entrypoints.settings.stripe_api_key import StripeApiKey
from tests.fake_stripe.asking import body, get
from tests.fake_stripe_server.running import running_app

MOMENT = timedelta(minutes=1)
NOBODY = "http://127.0.0.1:1"


@pytest.fixture
def at_stripe() -> MovableClock:
    return MovableClock(SystemClock())


@pytest.fixture
def stripe(at_stripe: MovableClock) -> FakeStripe:
    return FakeStripe.at(at_stripe.now)


@pytest.fixture
def server(stripe: FakeStripe, at_stripe: MovableClock) -> Iterator[str]:
    with running_app(create_fake_stripe_app(stripe, advance=at_stripe.advance)) as url:
        yield url


def wired(home: Path, base: str | None) -> Settings:
    return Settings(
        home=home,
        store=StoreName.MEMORY,
        clock=ClockName.MOVABLE,
        processor=ProcessorName.STRIPE,
        stripe_api_key=StripeApiKey("sk_test_fake"),
        stripe_api_base=None if base is None else StripeApiBase(base),
    )


@pytest.fixture
def demo(tmp_path: Path, server: str) -> Iterator[Container]:
    with open_container(wired(tmp_path, server)) as container:
        yield container


def advanced(demo: Container, seconds: int) -> tuple[int, str]:
    """The status and the text of the answer to moving the clock."""
    token = demo.demo_keys().issue("usr_ana", [Role.PARTICIPANT], timedelta(hours=1))
    with TestClient(demo.demo_app(), headers={"Authorization": f"Bearer {token}"}) as client:
        told = client.post(CLOCK_PATH, json={"advance_seconds": seconds})
        return told.status_code, told.text


def apart(one: datetime, other: datetime) -> timedelta:
    return abs(one - other)


def test_the_orders_and_their_past_are_there(demo: Container, stripe: FakeStripe) -> None:
    begin(demo, demo_orders())
    assert body(get(stripe, "charges/ch_1002"))["amount_captured"] == 11_908
    assert body(get(stripe, "charges/ch_1045"))["amount_refunded"] == 14_289
    assert body(get(stripe, "charges/ch_1047"))["disputed"] is True
    with demo.store().unit_of_work() as uow:
        assert uow.charges.get("ch_1047").disputed


def test_beginning_again_changes_nothing_there(demo: Container, stripe: FakeStripe) -> None:
    begin(demo, demo_orders())
    before = [event["id"] for event in stripe.dashboard.events()]
    begin(demo, demo_orders())
    assert [event["id"] for event in stripe.dashboard.events()] == before


@pytest.mark.parametrize(("ours", "theirs"), [(0, 3), (3, 0), (2, 5)])
def test_whoever_is_behind_follows(
    demo: Container, at_stripe: MovableClock, ours: int, theirs: int
) -> None:
    started = SystemClock().now()
    for clock, days in ((demo.clock(), ours), (at_stripe, theirs)):
        if days:
            clock.advance(timedelta(days=days))
    begin(demo, ())
    assert apart(demo.clock().now(), at_stripe.now()) < MOMENT
    assert apart(at_stripe.now(), started + timedelta(days=max(ours, theirs))) < MOMENT


def test_advancing_the_demo_advances_stripe(demo: Container, at_stripe: MovableClock) -> None:
    started = SystemClock().now()
    assert advanced(demo, 864_000)[0] == 200
    assert apart(at_stripe.now(), started + timedelta(days=10)) < MOMENT
    assert apart(demo.clock().now(), at_stripe.now()) < MOMENT


def test_farther_than_stripe_moves_at_once_it_is_moved_in_steps(
    demo: Container, at_stripe: MovableClock
) -> None:
    demo.clock().advance(timedelta(days=9_000))
    begin(demo, ())
    assert apart(demo.clock().now(), at_stripe.now()) < MOMENT


def test_where_stripe_s_clock_cannot_follow_nothing_moves(
    tmp_path: Path, stripe: FakeStripe
) -> None:
    started = SystemClock().now()
    with (
        running_app(create_fake_stripe_app(stripe)) as url,
        open_container(wired(tmp_path, url)) as demo,
    ):
        status, told = advanced(demo, 864_000)
        assert (status, "refuses: The clock of this server stands still" in told) == (502, True)
        assert apart(demo.clock().now(), started) < MOMENT


@pytest.mark.parametrize(
    ("base", "why"),
    [(NOBODY, "No fake Stripe answers at"), (None, "play money only")],
)
def test_a_demo_without_a_fake_stripe_does_not_begin(
    tmp_path: Path, base: str | None, why: str
) -> None:
    with open_container(wired(tmp_path, base)) as demo, pytest.raises(NoFakeStripe, match=why):
        begin(demo, ())


@pytest.mark.parametrize(
    ("status", "text"), [(200, "{}"), (200, "[]"), (404, "{}"), (200, "hello"), (200, '{"now": 5}')]
)
def test_something_else_is_not_taken_for_a_fake_stripe(
    tmp_path: Path, status: int, text: str
) -> None:
    async def answer(_request: object) -> Response:
        return Response(text, status_code=status)

    with (
        running_app(Starlette(routes=[Route("/{path:path}", answer)])) as url,
        open_container(wired(tmp_path, url)) as demo,
        pytest.raises(NoFakeStripe, match="is no fake Stripe"),
    ):
        begin(demo, ())
