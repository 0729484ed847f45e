"""The server process of a cluster, told apart from a stranger that got its old number."""

import os
import subprocess
from pathlib import Path

from adapters.aurora.embedded.cluster import Cluster


def is_running(cluster: Cluster) -> bool:
    """Whether a server runs on this cluster's data, whoever started it."""
    pid = recorded_pid(cluster)
    return pid is not None and _serves(pid, cluster.data)


def recorded_pid(cluster: Cluster) -> int | None:
    """The process number the last server left in `postmaster.pid`, dead or alive."""
    return _recorded_in(cluster.pid_files[0])


def forget_recycled_pid(cluster: Cluster) -> None:
    """Remove pid files whose number now belongs to a process that is no server of ours.

    PostgreSQL copes with dead numbers itself, and refuses to start on living ones. After a
    container restarts, the old number is often our own; where nobody reaps, it is a zombie's.
    """
    for file in cluster.pid_files:
        pid = _recorded_in(file)
        if pid is not None and _is_alive(pid) and not _serves(pid, cluster.data):
            file.unlink(missing_ok=True)


def _recorded_in(file: Path) -> int | None:
    try:
        first = file.read_text().partition("\n")[0]
    except FileNotFoundError:
        return None
    return int(first) if first.isdigit() else None


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _serves(pid: int, data: Path) -> bool:
    arguments = _arguments(pid)
    return bool(arguments) and Path(arguments[0]).name == "postgres" and str(data) in arguments


def _arguments(pid: int) -> list[str]:
    """The command line of a process; empty for one that is gone (or a zombie)."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")
        except (FileNotFoundError, ProcessLookupError):
            return []
    answer = subprocess.run(
        ["/bin/ps", "-o", "command=", "-p", str(pid)], check=False, text=True, capture_output=True
    )
    return answer.stdout.split()
