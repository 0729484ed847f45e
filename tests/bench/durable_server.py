"""A PostgreSQL of the measurement's own that keeps what it commits (fsync is on)."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.serving import serving
from adapters.aurora.migrating import migrate
from tests.postgres.fresh_database import FreshDatabase, fresh_database
from tests.postgres.temporary_cluster import temporary_home


@contextmanager
def durable_server() -> Iterator[Cluster]:
    """Runs until the block is left, and then its data is gone."""
    with temporary_home() as home, serving(locate_cluster(home)) as cluster:
        yield cluster


@contextmanager
def migrated(cluster: Cluster) -> Iterator[FreshDatabase]:
    """An empty database with every migration applied."""
    with fresh_database(cluster) as database:
        migrate(database.owner_url)
        yield database
