"""A PostgreSQL of the tests' own, gone when they are."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.serving import serving


@contextmanager
def temporary_home() -> Iterator[Path]:
    """A directory with a short path that the server's account may reach, removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="sup-"))
    home.chmod(0o711)
    try:
        yield home
    finally:
        shutil.rmtree(home)


@contextmanager
def temporary_cluster() -> Iterator[Cluster]:
    """A running cluster that forgets what a crash would lose, which makes it fast."""
    with temporary_home() as home, serving(locate_cluster(home, durable=False)) as cluster:
        yield cluster
