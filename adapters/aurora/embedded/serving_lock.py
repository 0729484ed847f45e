"""One serving process a cluster: a lock that the kernel drops when its holder dies, however."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from adapters.aurora.embedded.cluster import Cluster
from adapters.aurora.embedded.failures import ClusterInUse, ClusterUnreachable


@contextmanager
def serving_lock(cluster: Cluster) -> Iterator[None]:
    """Hold the cluster's lock; raises ClusterInUse at once if another process holds it.

    Raises ClusterUnreachable when the directory cannot be made or written.
    """
    try:
        _make_home(cluster)
        descriptor = _open(cluster)
    except PermissionError as problem:
        raise ClusterUnreachable(path=cluster.directory, account=cluster.account.name) from problem
    try:
        _lock(cluster, descriptor)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _make_home(cluster: Cluster) -> None:
    """Make the directory; the modes of one that was there before are its owner's business."""
    if cluster.directory.is_dir():
        return
    cluster.directory.mkdir(parents=True)
    # A borrowed account has to enter, and needs no list of what is there.
    cluster.directory.chmod(0o711 if cluster.account.borrowed else 0o700)


def _open(cluster: Cluster) -> int:
    # Python's descriptors are not inherited, so the server we start, which outlives us when we
    # are killed, does not keep the lock.
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    return os.open(cluster.directory / "serving.lock", flags, 0o600)


def _lock(cluster: Cluster, descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 32, 0).decode(errors="replace")
        pid = int(holder) if holder.isdigit() else None
        raise ClusterInUse(directory=cluster.directory, pid=pid) from None
