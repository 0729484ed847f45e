"""Serve a demo until somebody asks it to stop."""

import sys
from contextlib import ExitStack
from socket import socket

from attrs import evolve
from starlette.applications import Starlette

from entrypoints.cli.announcing_server import AnnouncingServer
from entrypoints.cli.database import Database, open_database
from entrypoints.cli.demo_token import demo_keys
from entrypoints.cli.fault import DONE
from entrypoints.cli.listening import listening, url_of
from entrypoints.cli.stopping import StopAsked, stop_on_signals
from entrypoints.cli.welcome import Welcome
from entrypoints.container import Container, open_container
from entrypoints.demo.loading import load_orders, load_past
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.seeding import seed
from entrypoints.settings.settings import Settings


def serve(settings: Settings) -> int:
    """The exit code, once it was stopped. Raises CliFault when it cannot start."""
    stop_on_signals()
    try:
        with ExitStack() as opened:
            return _serve(settings, opened)
    except StopAsked:
        print("Stopped.", file=sys.stderr)
        return DONE


def _serve(settings: Settings, opened: ExitStack) -> int:
    # First, so that a taken port is told before a database is started for nothing.
    listener = opened.enter_context(listening(settings.host, settings.port))
    demo_keys(settings)
    place = "in memory: gone when this stops"
    if not settings.in_memory:
        database = opened.enter_context(open_database(settings))
        settings, place = _on(settings, database), database.place
    container = opened.enter_context(open_container(settings))
    orders = _load(container)
    welcome = Welcome(url=url_of(listener), home=settings.home, place=place, orders=orders)
    return _run(container.demo_app(), listener, welcome)


def _on(settings: Settings, database: Database) -> Settings:
    return evolve(settings, database_url=database.url, database_label=database.label)


def _load(container: Container) -> str:
    """Give the store and the fake Stripe the demo's orders and their past, and name them."""
    orders = demo_orders()
    load_orders(orders, container.desk())
    # Building the processor restores what it remembers, which seeding then adds to.
    processor = container.processor()
    for order in orders:
        seed(container.fake_stripe(), order)
    load_past(orders, container.refund_office(), processor)
    return f"{orders[0].order_id} to {orders[-1].order_id}"


def _run(app: Starlette, listener: socket, welcome: Welcome) -> int:
    AnnouncingServer.of(app, welcome).run(sockets=[listener])
    return DONE
