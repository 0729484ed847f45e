"""PostgreSQL's own load generator."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from adapters.aurora.embedded.cluster import Cluster

CLIENTS, PROCESSES = 8, 2
_RATE = re.compile(r"^tps = ([\d.]+)", re.MULTILINE)
_FAILED = re.compile(r"number of failed transactions: ([1-9]\d*)")


class NoPgbench(Exception):
    """Neither the server's programs nor the search path have pgbench."""


def find_pgbench(cluster: Cluster) -> str:
    """Beside the server's programs, or on the search path. Raises NoPgbench."""
    beside = cluster.binaries.directory / "pgbench"
    others = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"), reverse=True)
    found = beside if beside.is_file() else next(iter(others), None) or shutil.which("pgbench")
    if found is None:
        raise NoPgbench("install pgbench (postgresql-contrib) or put it on the search path")
    return str(found)


def rate_of(pgbench: str, url: str, script: str, *, seconds: int, clients: int = CLIENTS) -> float:
    """Statements a second over 2 threads at most, prepared. Raises RuntimeError."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        answer = subprocess.run(
            [pgbench, "--no-vacuum", "--protocol=prepared", f"--client={clients}",
             f"--jobs={min(clients, PROCESSES)}", f"--time={seconds}", f"--file={file.name}", url],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    rate = _RATE.search(answer.stdout)
    if answer.returncode or rate is None or _FAILED.search(answer.stdout):
        raise RuntimeError(f"pgbench failed:\n{answer.stdout}\n{answer.stderr}")
    return float(rate[1])
