"""Events on their way to the URLs that asked for them."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

import pytest
from stripe import WebhookSignature

from adapters.fake_stripe.processor import FakeStripe
from entrypoints.fake_stripe.app import create_fake_stripe_app
from entrypoints.fake_stripe.webhooks.patience import Patience
from entrypoints.fake_stripe.webhooks.post_office import PostOffice
from entrypoints.fake_stripe.webhooks.signature import signature_header
from entrypoints.fake_stripe.webhooks.target import WebhookTarget
from tests.fake_stripe.movable_clock import NOON
from tests.fake_stripe_server.calling import Caller
from tests.fake_stripe_server.receiver import PATIENCE_SECONDS, SECRET, Receiver, receiving
from tests.fake_stripe_server.running import running_app

HURRIED = Patience(tries=3, first_wait=0.05, longest_wait=0.1, timeout=0.5)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


@contextmanager
def telling(stripe: FakeStripe, *urls: str, patience: Patience = HURRIED) -> Iterator[Caller]:
    targets = [WebhookTarget(url=url, secret=SECRET) for url in urls]
    post_office = PostOffice.of(stripe, targets, patience=patience)
    with running_app(create_fake_stripe_app(stripe, post_office=post_office)) as url:
        yield Caller(url)


def deliveries(caller: Caller) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = caller.ask("GET", "/_control/webhooks").body["deliveries"]
    return found


def settled(caller: Caller, count: int) -> list[dict[str, Any]]:
    """All deliveries, once so many are on their way no more."""
    found: list[dict[str, Any]] = until(
        lambda: deliveries(caller),
        lambda rows: len([row for row in rows if row["state"] != "waiting"]) >= count,
    )
    return found


def until(look: Callable[[], Any], enough: Callable[[Any], bool]) -> Any:
    late = monotonic() + PATIENCE_SECONDS
    while not enough(found := look()):
        assert monotonic() < late, found
        sleep(0.01)
    return found


def test_events_come_signed_whole_and_in_order(stripe: FakeStripe, receiver: Receiver) -> None:
    with telling(stripe, f"{receiver.url}/hooks?a=1") as caller:
        caller.post("/v1/refunds", {"charge": "ch_1", "amount": "100"})
        caller.control("/disputes", charge="ch_1", amount_cents=100)
        got = receiver.events(4)
    assert [event.to_dict() for event in got] == stripe.dashboard.events()
    assert {path for *_, path in receiver.taken} == {"/hooks?a=1"}
    assert receiver.taken[0][1].startswith(f"t={int(NOON.timestamp())},v1=")


def test_a_signature_is_what_the_library_would_sign() -> None:
    payload = '{"id": "evt_1"}'
    ours = signature_header(payload.encode(), secret=SECRET, timestamp=1_772_452_800)
    theirs = WebhookSignature.generate_signature_header(payload, SECRET, timestamp=1_772_452_800)
    assert ours == theirs


def test_every_url_gets_every_event(stripe: FakeStripe, receiver: Receiver) -> None:
    with receiving() as other, telling(stripe, receiver.url, other.url):
        stripe.dashboard.refund("ch_1", 100)
        ids = [[event.id for event in one.events(2)] for one in (receiver, other)]
    assert ids[0] == ids[1] == [event["id"] for event in stripe.dashboard.events()]


def test_what_happened_before_it_opened_is_told_to_nobody(
    stripe: FakeStripe, receiver: Receiver
) -> None:
    stripe.dashboard.refund("ch_1", 100)
    with telling(stripe, receiver.url):
        stripe.dashboard.refund("ch_1", 200)
        got = receiver.events(2)
    assert [event.id for event in got] == [e["id"] for e in stripe.dashboard.events()[2:]]


@pytest.mark.parametrize("status", [500, 404, 302])
def test_what_is_not_taken_is_tried_again_and_holds_nothing_up(
    stripe: FakeStripe, receiver: Receiver, status: int
) -> None:
    receiver.answers = [status]
    with telling(stripe, receiver.url) as caller:
        stripe.dashboard.refund("ch_1", 100)
        created, refunded, again = (event.type for event in receiver.events(3))
        first, second = settled(caller, 2)
    assert (created, refunded, again) == ("refund.created", "charge.refunded", "refund.created")
    assert (first["state"], first["tries"], first["problem"]) == ("delivered", 2, None)
    assert (second["state"], second["tries"]) == ("delivered", 1)


def test_after_so_many_tries_it_is_given_up(stripe: FakeStripe, receiver: Receiver) -> None:
    receiver.answers = [503] * 6
    with telling(stripe, receiver.url) as caller:
        stripe.dashboard.refund("ch_1", 100)
        rows = settled(caller, 2)
    for row in rows:
        assert (row["state"], row["tries"]) == ("given_up", 3)
        assert row["problem"] == "answered 503"
    assert len(receiver.taken) == 6


def test_a_receiver_that_is_too_slow_is_tried_again(stripe: FakeStripe, receiver: Receiver) -> None:
    receiver.delays = [1.0]
    with telling(stripe, receiver.url) as caller:
        stripe.dashboard.refund("ch_1", 100)
        first, _ = settled(caller, 2)
    assert (first["state"], first["tries"]) == ("delivered", 2)


def test_where_nobody_listens_it_says_so(stripe: FakeStripe) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with telling(stripe, f"http://127.0.0.1:{port}/") as caller:
        stripe.dashboard.refund("ch_1", 100)
        rows = settled(caller, 2)
    assert [row["state"] for row in rows] == ["given_up"] * 2
    assert "Refused" in rows[0]["problem"]


def test_while_a_receiver_hangs_the_api_answers_and_the_server_can_stop(
    stripe: FakeStripe, receiver: Receiver
) -> None:
    receiver.delays = [1.5]
    with telling(stripe, receiver.url, patience=Patience(timeout=30)) as caller:
        stripe.dashboard.refund("ch_1", 100)
        receiver.events(1)
        assert caller.post("/v1/refunds", {"charge": "ch_1", "amount": "1"}).status == 200
        assert deliveries(caller)[0]["state"] == "waiting"
    assert len(receiver.taken) == 1


def test_an_event_can_be_sent_again(stripe: FakeStripe, receiver: Receiver) -> None:
    with telling(stripe, receiver.url) as caller:
        stripe.dashboard.refund("ch_1", 100)
        first = receiver.events(2)[0]
        sent = caller.control("/webhooks/resend", event=first.id)
        assert [row["event"] for row in sent.body["deliveries"]] == [first.id]
        assert receiver.events(3)[2].to_dict() == first.to_dict()


def test_after_a_reset_nothing_old_is_told(stripe: FakeStripe, receiver: Receiver) -> None:
    receiver.answers = [500] * 2
    with telling(stripe, receiver.url) as caller:
        stripe.dashboard.refund("ch_1", 100)
        receiver.events(2)
        caller.control("/reset")
        assert deliveries(caller) == []
        stripe.register_charge("ch_1", 500, "USD")
        stripe.dashboard.refund("ch_1", 7)
        fresh = until(lambda: deliveries(caller), lambda found: len(found) == 2)
    assert [row["event"] for row in fresh] == [e["id"] for e in stripe.dashboard.events()]


def test_the_waits_double_up_to_a_longest() -> None:
    patience = Patience(first_wait=1, longest_wait=5)
    assert [patience.wait_after(tries) for tries in (1, 2, 3, 4, 30)] == [1, 2, 4, 5, 5]


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:80", "ftp://a/b", "http://", "http://a:b/", "http://a..b/", "http://a/ß"],
)
def test_a_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        WebhookTarget(url=url, secret=SECRET)


def test_a_secret_is_not_shown() -> None:
    assert SECRET not in repr(WebhookTarget(url="https://a.example/", secret=SECRET))
