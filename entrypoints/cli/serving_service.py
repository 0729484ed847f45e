"""Serve a company until somebody asks it to stop."""

from contextlib import ExitStack

from entrypoints.cli.announcing_server import AnnouncingServer
from entrypoints.cli.database import open_database
from entrypoints.cli.fault import DONE
from entrypoints.cli.home import make_home
from entrypoints.cli.listening import listening, url_of
from entrypoints.cli.service_welcome import ServiceWelcome
from entrypoints.cli.serving import on_database, open_the_door
from entrypoints.cli.stopped import stopped
from entrypoints.cli.stopping import StopAsked, stop_on_signals
from entrypoints.cli.workers.crew import crew
from entrypoints.cli.workers.serving_together import ServerOf, serve_together
from entrypoints.container import open_container
from entrypoints.settings.settings import Settings
from entrypoints.watching.logging_started import start_logging
from entrypoints.watching.shared_metrics import shared_metrics


def serve_service(settings: Settings) -> int:
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
    make_home(settings.home)
    start_logging(settings.log_format)
    database = opened.enter_context(open_database(settings))
    settings = on_database(settings, database)
    welcome = ServiceWelcome.of(settings, url=url_of(listener), place=database.place)

    def work(own: Settings, server_of: ServerOf) -> int:
        with open_container(own) as container:
            open_the_door(container, url_of(listener))
            server_of(container.service_app()).run(sockets=[listener])
        return DONE

    if settings.workers.number > 1:
        opened.enter_context(shared_metrics())
        together = opened.enter_context(crew(settings.drain.seconds))
        return serve_together(settings, work, welcome, together)
    return work(settings, lambda app: AnnouncingServer.of(app, welcome))
