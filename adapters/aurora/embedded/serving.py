"""Keep a cluster running for as long as somebody serves from it."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.aurora.embedded.cluster import Cluster
from adapters.aurora.embedded.initialising import prepare
from adapters.aurora.embedded.provisioning import provision
from adapters.aurora.embedded.running import start, stop
from adapters.aurora.embedded.serving_lock import serving_lock


@contextmanager
def serving(cluster: Cluster) -> Iterator[Cluster]:
    """Run the cluster's server, with its roles and database, until the block is left.

    The cluster is made on first use. Raises ClusterInUse if another process serves it, and the
    other EmbeddedPostgresErrors when it cannot be made or started.
    """
    with serving_lock(cluster):
        prepare(cluster)
        try:
            start(cluster)
            provision(cluster)
            yield cluster
        finally:
            stop(cluster)
