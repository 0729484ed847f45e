"""Decide the refunds of a database again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from attrs import evolve

from adapters.aurora.embedded.cluster import locate_cluster
from adapters.aurora.embedded.failures import EmbeddedPostgresError
from core.replay.refund_replay import RefundReplay
from entrypoints.cli.database import Database, open_database
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.fault import DONE, FAILED, MISUSED, CliFault
from entrypoints.container import open_container
from entrypoints.replaying.report import ReplayReport
from entrypoints.settings.settings import Settings, StoreName


def replay_refunds(settings: Settings, *, since: datetime | None, as_json: bool) -> int:
    """The exit code: FAILED when a refund is not as stored. Raises CliFault (MISUSED)."""
    report = ReplayReport(as_json=as_json)
    with _could_not_run(), _existing_database(settings) as database:
        wired = evolve(settings, store=StoreName.AURORA, database_url=database.url)
        with telling_database_faults(), open_container(wired) as container:
            for refund in container.decided_refunds().since(since):
                report.add(RefundReplay.of(refund))
    report.close()
    return FAILED if report.differing else DONE


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
    """FAILED would say that something differs: what stops the replay is told by MISUSED."""
    try:
        yield
    except CliFault as fault:
        raise CliFault(fault.message, exit_code=MISUSED) from fault
    except EmbeddedPostgresError as fault:
        raise CliFault(str(fault), exit_code=MISUSED) from fault
