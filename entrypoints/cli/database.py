"""The PostgreSQL of a command: migrated, and reached as the application's role."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256

import psycopg
from attrs import frozen

from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.failures import ClusterInUse
from adapters.aurora.embedded.serving import serving
from adapters.aurora.migrating import migrate
from entrypoints.cli.database_faults import telling_database_faults
from entrypoints.cli.given_database import application_url, owner_url
from entrypoints.cli.home import make_home
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.settings import Settings

PATIENCE_SECONDS = 30


@frozen(kw_only=True)
class Database:
    """`url` is the application role's; `applied` are the migrations that were missing.

    `label` is empty for the embedded one and sets any other apart in the names of files.
    """

    url: DatabaseUrl
    place: str
    label: str = ""
    applied: tuple[str, ...] = ()


@contextmanager
def open_database(settings: Settings, *, join: bool = False) -> Iterator[Database]:
    """The database of `settings`, for as long as the block lasts.

    The embedded one is started, and stopped afterwards; with `join` one that another process
    serves is used. Raises CliFault, or EmbeddedPostgresError.
    """
    with ExitStack() as opened:
        if settings.database_url is not None:
            with telling_database_faults():
                database = _given(settings.database_url, settings.database_owner_url)
        else:
            cluster = running_cluster(settings, opened, join=join)
            with telling_database_faults():
                database = Database(
                    url=DatabaseUrl(cluster.application_url),
                    place=f"PostgreSQL in {cluster.directory}",
                    applied=tuple(migrate(cluster.owner_url)),
                )
        yield database


def _given(url: DatabaseUrl, owner: DatabaseUrl | None) -> Database:
    to_migrate = owner_url(url, owner)
    applied = () if to_migrate is None else tuple(migrate(to_migrate.to_connect()))
    served, place = application_url(url)
    label = f"-{sha256(place.encode()).hexdigest()[:12]}"
    return Database(url=served, place=place, label=label, applied=applied)


def running_cluster(settings: Settings, opened: ExitStack, *, join: bool) -> Cluster:
    """The embedded PostgreSQL, for as long as `opened`; with `join` also another process's."""
    cluster = locate_cluster(make_home(settings.home))
    try:
        return opened.enter_context(serving(cluster))
    except ClusterInUse:
        if not join:
            raise
    with telling_database_faults():
        _wait_for(cluster)
    return cluster


def _wait_for(cluster: Cluster) -> None:
    """Until the process that serves the cluster has started it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            psycopg.connect(cluster.owner_url).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return
