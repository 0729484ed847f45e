"""A set of PostgreSQL server programs that work together."""

import re
from pathlib import Path

from attrs import frozen

from adapters.aurora.embedded.account import ServerAccount, run_as

OLDEST_MAJOR = 14
_PROGRAMS = ("initdb", "pg_ctl", "postgres")


@frozen(kw_only=True)
class Binaries:
    """The `bin` directory of one PostgreSQL, its major version, and where it came from."""

    directory: Path
    major: int
    origin: str

    @property
    def initdb(self) -> str:
        return str(self.directory / "initdb")

    @property
    def pg_ctl(self) -> str:
        return str(self.directory / "pg_ctl")


def has_server_programs(directory: Path) -> bool:
    """Whether `directory` holds everything needed to make and run a cluster."""
    return all((directory / program).is_file() for program in _PROGRAMS)


def examine(directory: Path, *, origin: str, account: ServerAccount) -> Binaries | None:
    """The programs in `directory`, or None when `account` cannot run them or they are too old."""
    if not has_server_programs(directory):
        return None
    try:
        answer = run_as(account, [str(directory / "postgres"), "--version"])
    except OSError:
        return None
    version = re.search(r"\) (\d+)", answer.stdout)
    if answer.returncode != 0 or version is None or int(version[1]) < OLDEST_MAJOR:
        return None
    return Binaries(directory=directory, major=int(version[1]), origin=origin)
