"""Make the directories and the data of a cluster, once."""

import os
import shutil
import stat
from pathlib import Path

from adapters.aurora.embedded.account import run_as
from adapters.aurora.embedded.cluster import ADMINISTRATOR, Cluster
from adapters.aurora.embedded.failures import (
    ClusterUnreachable,
    ServerFailed,
    UnsafeSocketDirectory,
)

# Letters of every language match case-insensitively in C.UTF-8; not every machine has it.
_LOCALES = ("C.UTF-8", "C")


def prepare(cluster: Cluster) -> None:
    """Make everything `start` needs; what exists is kept. Only the lock's holder may call this.

    Raises ClusterUnreachable, UnsafeSocketDirectory or ServerFailed.
    """
    _own(cluster, cluster.server)
    _check_reachable(cluster)
    _own(cluster, cluster.sockets)
    if not cluster.data.exists():
        _initialise(cluster)


def _own(cluster: Cluster, directory: Path) -> None:
    """Make `directory` private to the server's account, or check that it already is."""
    try:
        directory.mkdir(mode=0o700)
    except FileExistsError:
        found = directory.lstat()
        private = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
        if not private or found.st_uid != cluster.account.uid:
            raise UnsafeSocketDirectory(directory=directory) from None
    else:
        if cluster.account.borrowed:
            os.chown(directory, cluster.account.uid, cluster.account.gid)


def _check_reachable(cluster: Cluster) -> None:
    answer = run_as(cluster.account, ["/bin/sh", "-c", 'cd "$0"', str(cluster.server)])
    if answer.returncode != 0:
        raise ClusterUnreachable(path=cluster.server, account=cluster.account.name)


def _initialise(cluster: Cluster) -> None:
    """Fill a directory beside `data` and rename it, so that a crash leaves no half of a cluster."""
    partial = cluster.server / "data.partial"
    output = ""
    for locale in _LOCALES:
        shutil.rmtree(partial, ignore_errors=True)
        answer = run_as(cluster.account, _initdb(cluster, partial, locale=locale))
        if answer.returncode == 0:
            partial.rename(cluster.data)
            return
        output = answer.stdout
    raise ServerFailed(action="create a database", directory=cluster.directory, output=output)


def _initdb(cluster: Cluster, target: Path, *, locale: str) -> list[str]:
    return [
        cluster.binaries.initdb,
        f"--pgdata={target}",
        f"--username={ADMINISTRATOR}",
        "--encoding=UTF8",
        "--lc-collate=C",
        f"--lc-ctype={locale}",
        "--lc-messages=C",
        "--lc-monetary=C",
        "--lc-numeric=C",
        "--lc-time=C",
        "--auth-local=trust",
        "--auth-host=reject",
        *([] if cluster.durable else ["--no-sync"]),
    ]
