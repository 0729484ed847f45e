"""A fake Stripe on a free loopback port, whose account the test keeps in its hands."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import uvicorn
from starlette.applications import Starlette

from adapters.fake_stripe.processor import FakeStripe
from entrypoints.cli.listening import listening, url_of
from entrypoints.fake_stripe.app import create_fake_stripe_app
from entrypoints.fake_stripe.serving import server_config

SECONDS_TO_START = 20


@contextmanager
def running_fake_stripe(stripe: FakeStripe, *, api_key: str | None = None) -> Iterator[str]:
    """The base URL (`http://127.0.0.1:PORT`) of a server over this very account."""
    with running_app(create_fake_stripe_app(stripe, api_key=api_key)) as url:
        yield url


@contextmanager
def running_app(app: Starlette) -> Iterator[str]:
    """The base URL of an application served in a thread until the block ends."""
    server = uvicorn.Server(server_config(app))
    # Only a socket that says it is TCP answers at once: asyncio leaves others to Nagle.
    with listening("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            _wait_until_started(server, thread)
            yield url_of(listener)
        finally:
            server.should_exit = True
            thread.join()


def _wait_until_started(server: uvicorn.Server, thread: threading.Thread) -> None:
    late = monotonic() + SECONDS_TO_START
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        assert monotonic() < late, "the server took too long to start"
        sleep(0.01)
