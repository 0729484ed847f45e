"""The container over a database that exists, for commands that prove or tell what is in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from attrs import evolve

from adapters.aurora.embedded.cluster import locate_cluster
from adapters.aurora.embedded.failures import EmbeddedPostgresError
from entrypoints.cli.database import Database, open_database
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.container import Container, open_container
from entrypoints.settings.settings import ClockName, Settings, StoreName


@contextmanager
def open_existing(settings: Settings) -> Iterator[Container]:
    """Raises CliFault (MISUSED) for a database that is not there or cannot be read."""
    with _could_not_run(), _existing_database(settings) as database:
        # The clock a demo was moved to, so that what it did before is not in the future here.
        wired = evolve(
            settings,
            store=StoreName.AURORA,
            clock=ClockName.MOVABLE,
            database_url=database.url,
            database_label=database.label,
        )
        with telling_database_faults(), open_container(wired) as container:
            yield container


@contextmanager
def _existing_database(settings: Settings) -> Iterator[Database]:
    """A new database would prove nothing, so none is made."""
    if settings.database_url is None and not locate_cluster(settings.home).data.exists():
        raise CliFault(
            f"There is no database in {settings.home}. Name one with --database or DATABASE_URL,"
            " or the data directory of one with --data-dir."
        )
    with open_database(settings, join=True) as database:
        yield database


@contextmanager
def _could_not_run() -> Iterator[None]:
    """FAILED would say that something differs: what stops a command is told by MISUSED."""
    try:
        yield
    except CliFault as fault:
        raise CliFault(fault.message, exit_code=MISUSED) from fault
    except EmbeddedPostgresError as fault:
        raise CliFault(str(fault), exit_code=MISUSED) from fault
