"""Whom the server runs as: PostgreSQL refuses root, so root borrows an unprivileged account."""

import os
import pwd
import subprocess
from pathlib import Path

from attrs import frozen

from adapters.aurora.embedded.failures import NoServerAccount

_UNPRIVILEGED = ("postgres", "nobody")


@frozen(kw_only=True)
class ServerAccount:
    """An account of the machine; `borrowed` when it is not the one this process runs as."""

    name: str
    uid: int
    gid: int
    borrowed: bool


def account_for(directory: Path) -> ServerAccount:
    """The account for a cluster in `directory`: our own, or for root the owner of what is there.

    Root without anything there takes `postgres`, else `nobody`. Raises NoServerAccount when the
    machine does not know the account by name, which PostgreSQL needs.
    """
    if (ours := os.geteuid()) != 0:
        return _account(_by_uid(ours), borrowed=False)
    server = directory / "server"
    if server.exists() and (owner := server.stat().st_uid) != 0:
        return _account(_by_uid(owner), borrowed=True)
    for name in _UNPRIVILEGED:
        try:
            return _account(pwd.getpwnam(name), borrowed=True)
        except KeyError:
            continue
    raise NoServerAccount(wanted=" or ".join(_UNPRIVILEGED))


def run_as(account: ServerAccount, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run `command` as `account` and capture what it writes; raises OSError if it cannot start.

    It runs from the root directory, because the account may not enter ours, and without our PG*
    variables, which would redirect it to another server.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return subprocess.run(
        command,
        check=False,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd="/",
        env=environment | {"LC_ALL": "C"},
        user=account.uid if account.borrowed else None,
        group=account.gid if account.borrowed else None,
        extra_groups=[] if account.borrowed else None,
    )


def _by_uid(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise NoServerAccount(wanted=f"number {uid}") from None


def _account(entry: pwd.struct_passwd, *, borrowed: bool) -> ServerAccount:
    return ServerAccount(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, borrowed=borrowed)
