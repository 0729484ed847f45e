"""Serve a demo until somebody asks it to stop."""

from contextlib import ExitStack
from socket import socket

from attrs import evolve

from entrypoints.cli.announcing_server import AnnouncingServer
from entrypoints.cli.database import Database, open_database
from entrypoints.cli.demo_token import demo_keys
from entrypoints.cli.fault import DONE, CliFault
from entrypoints.cli.home import make_home
from entrypoints.cli.listening import listening, url_of
from entrypoints.cli.stopped import stopped
from entrypoints.cli.stopping import StopAsked, stop_on_signals
from entrypoints.cli.welcome import Welcome, stripe_in_words
from entrypoints.cli.workers.crew import crew
from entrypoints.cli.workers.serving_together import ServerOf, serve_together
from entrypoints.cli.workers.shared_stripe import with_shared_stripe
from entrypoints.container import Container, open_container
from entrypoints.demo.beginning import begin
from entrypoints.demo.no_fake_stripe import NoFakeStripe
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.sole_stripe import FakeStripeInUse, sole_stripe
from entrypoints.settings.settings import ProcessorName, Settings
from entrypoints.watching.logging_started import start_logging
from entrypoints.watching.shared_metrics import shared_metrics


def serve(settings: Settings) -> int:
    """The exit code, once it was stopped. Raises CliFault when it cannot start."""
    stop_on_signals()
    try:
        with ExitStack() as opened:
            return _serve(settings, opened)
    except StopAsked as asked:
        return stopped(asked)


def _serve(settings: Settings, opened: ExitStack) -> int:
    # First, so that a taken port is told before a database is started for nothing.
    listener = opened.enter_context(listening(settings.host, settings.port))
    demo_keys(settings)
    start_logging(settings.log_format, demo=True)
    place = "in memory: gone when this stops"
    if not settings.in_memory:
        database = opened.enter_context(open_database(settings))
        settings, place = on_database(settings, database), database.place
        _keep_stripe_to_ourselves(settings, opened)
    if settings.workers.number > 1:
        return _serve_together(settings, listener, place, opened)
    container = opened.enter_context(open_container(settings))
    welcome = _welcome(settings, listener, place, orders=_load(container))
    return _serve_here(container, listener, lambda app: AnnouncingServer.of(app, welcome))


def _keep_stripe_to_ourselves(settings: Settings, opened: ExitStack) -> None:
    if settings.processor is not ProcessorName.FAKE_STRIPE:
        return
    make_home(settings.home)
    try:
        opened.enter_context(sole_stripe(settings.fake_stripe_file))
    except FakeStripeInUse as problem:
        raise CliFault(
            "Another demo runs on this database and has its fake Stripe in its own process. Stop"
            " it first, or let both ask one: support-center fake-stripe tells how."
        ) from problem


def _serve_together(settings: Settings, listener: socket, place: str, opened: ExitStack) -> int:
    """What the demo begins with is loaded before there are several to load it."""
    opened.enter_context(shared_metrics())
    together = opened.enter_context(crew(settings.drain.seconds))
    shared = with_shared_stripe(settings, together, opened)
    with open_container(shared) as container:
        welcome = _welcome(settings, listener, place, orders=_load(container))

    def work(own: Settings, server_of: ServerOf) -> int:
        with open_container(own) as container:
            return _serve_here(container, listener, server_of)

    return serve_together(shared, work, welcome, together)


def _serve_here(container: Container, listener: socket, server_of: ServerOf) -> int:
    open_the_door(container, url_of(listener))
    server_of(container.demo_app()).run(sockets=[listener])
    return DONE


def _welcome(settings: Settings, listener: socket, place: str, *, orders: str) -> Welcome:
    return Welcome(
        url=url_of(listener),
        home=settings.home,
        place=place,
        orders=orders,
        stripe=stripe_in_words(settings),
    )


def on_database(settings: Settings, database: Database) -> Settings:
    """The settings of a process that works on it."""
    return evolve(settings, database_url=database.url, database_label=database.label)


def _load(container: Container) -> str:
    """Give the store and the demo's Stripe its orders and their past, and name them."""
    orders = demo_orders()
    try:
        begin(container, orders)
    except NoFakeStripe as fault:
        raise CliFault(str(fault)) from fault
    return f"{orders[0].order_id} to {orders[-1].order_id}"


def open_the_door(container: Container, url: str) -> None:
    """Forms and links for files lead to this server, where S3 does not have them."""
    door = container.file_door()
    if door is not None:
        door.base_url = url
