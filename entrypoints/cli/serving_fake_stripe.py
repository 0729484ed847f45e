"""Serve a fake Stripe until somebody asks it to stop."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from socket import socket

from starlette.applications import Starlette

from adapters.fake_stripe.processor import FakeStripe
from adapters.system.movable_clock import MovableClock
from adapters.system.system_clock import SystemClock
from entrypoints.cli.announcing_server import AnnouncingServer
from entrypoints.cli.fake_stripe_options import FakeStripeOptions
from entrypoints.cli.fake_stripe_welcome import FakeStripeWelcome
from entrypoints.cli.fault import DONE, CliFault
from entrypoints.cli.listening import listening, url_of
from entrypoints.cli.stopping import StopAsked, stop_on_signals
from entrypoints.demo.stripe_file import StripeFile
from entrypoints.fake_stripe.app import create_fake_stripe_app
from entrypoints.fake_stripe.serving import server_config
from entrypoints.fake_stripe.webhooks.post_office import PostOffice


def serve_fake_stripe(options: FakeStripeOptions) -> int:
    """The exit code, once it was stopped. Raises CliFault when it cannot start."""
    stop_on_signals()
    with suppress(StopAsked), listening(options.host, options.port) as listener:
        _run(app_of(options), listener, options)
    print("Stopped.", file=sys.stderr)
    return DONE


def app_of(options: FakeStripeOptions) -> Starlette:
    """Raises CliFault when what it was, or is to be, kept in cannot be used."""
    kept_in = options.state_file
    return _forgetful(options) if kept_in is None else _kept(kept_in, options)


def _forgetful(options: FakeStripeOptions) -> Starlette:
    clock = MovableClock(SystemClock())
    return _app(options, clock, FakeStripe.at(clock.now), save=_nowhere)


def _kept(path: Path, options: FakeStripeOptions) -> Starlette:
    """Saved at once, so that a file that cannot be written is told before anything is served."""
    clock = MovableClock.at(path.with_name(f"{path.name}.clock"), SystemClock())
    stripe = FakeStripe.at(clock.now)
    try:
        file = StripeFile.of(path, stripe)
        file.save()
    except OSError as problem:
        raise CliFault(f"--state-file: {path} cannot be used: {problem.strerror}.") from problem
    return _app(options, clock, stripe, save=file.save)


def _app(
    options: FakeStripeOptions,
    clock: MovableClock,
    stripe: FakeStripe,
    *,
    save: Callable[[], None],
) -> Starlette:
    return create_fake_stripe_app(
        stripe,
        api_key=options.api_key,
        post_office=PostOffice.of(stripe, options.targets),
        advance=clock.advance,
        save=save,
    )


def _nowhere() -> None:
    """What is kept in memory is kept already."""


def _run(app: Starlette, listener: socket, options: FakeStripeOptions) -> None:
    welcome = FakeStripeWelcome(url_of(listener), options)
    AnnouncingServer(server_config(app), welcome).run(sockets=[listener])
