"""`sslmode=verify-full` reaches libpq everywhere: migrations, commands and queries."""

import asyncio
import os
import shlex
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from attrs import frozen
from sqlalchemy.exc import DBAPIError

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.embedded.account import run_as
from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.serving import serving
from adapters.aurora.engine import engine_of
from adapters.aurora.migrating import migrate, migrations
from adapters.aurora.store import AuroraStore
from entrypoints.cli.database import open_database
from entrypoints.cli.fault import CliFault
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.settings import Settings
from tests.aurora_embedded.certificates import Authority
from tests.postgres.temporary_cluster import temporary_home

OVER_TLS_ONLY = "local all all trust\nhostssl all all 127.0.0.1/32 trust\n"


@frozen
class TlsServer:
    """A PostgreSQL on a loopback port, certified as `localhost`."""

    port: int
    trusted: Path
    stranger: Path

    def url(self, *, role: str, trusting: Path, host: str = "localhost") -> str:
        """The host is a name to check; the address is always the same."""
        return (
            f"postgresql://{role}@{host}:{self.port}/support_center?hostaddr=127.0.0.1"
            f"&sslmode=verify-full&sslrootcert={trusting}"
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TlsServer]:
    directory = tmp_path_factory.mktemp("authorities")
    authority = Authority.new("ours")
    with temporary_home() as home, serving(locate_cluster(home, durable=False)) as cluster:
        certificate, key = cluster.data / "server.crt", cluster.data / "server.key"
        authority.issue("localhost", certificate=certificate, key=key)
        for file in (certificate, key):
            os.chown(file, cluster.account.uid, cluster.account.gid)
        (cluster.data / "pg_hba.conf").write_text(OVER_TLS_ONLY)
        port = free_port()
        restart_with_tls(cluster, port)
        yield TlsServer(
            port=port,
            trusted=authority.write(directory / "ours.pem"),
            stranger=Authority.new("theirs").write(directory / "theirs.pem"),
        )


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def restart_with_tls(cluster: Cluster, port: int) -> None:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "ssl": "on",
        "unix_socket_directories": cluster.sockets,
        "fsync": "off",
    }
    options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
    answer = run_as(
        cluster.account,
        [
            cluster.binaries.pg_ctl,
            "restart",
            "--mode=fast",
            "--wait",
            f"--pgdata={cluster.data}",
            f"--log={cluster.log}",
            f"--options={options}",
        ],
    )
    assert answer.returncode == 0, answer.stdout


def test_migrations_commands_and_queries_reach_the_server_they_checked(server: TlsServer) -> None:
    owner = server.url(role="support_owner", trusting=server.trusted)
    application = server.url(role="support_app", trusting=server.trusted)

    assert len(migrate(owner)) == len(migrations())
    store = AuroraStore(engine_of(application))
    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") is None
        encrypted = uow._session._driver.execute(
            "select ssl from pg_stat_ssl where pid = pg_backend_pid()"
        )
        assert encrypted.fetchone() == (True,)
    store.close()
    assert asyncio.run(answers(application))


@pytest.mark.parametrize("wrong", ["authority", "name"])
def test_a_server_that_cannot_prove_who_it_is_is_refused_by_all_of_them(
    server: TlsServer, wrong: str
) -> None:
    trusting = server.stranger if wrong == "authority" else server.trusted
    host = "localhost" if wrong == "authority" else "sup.example"
    owner = server.url(role="support_owner", trusting=trusting, host=host)
    application = server.url(role="support_app", trusting=trusting, host=host)
    told = "certificate verify failed" if wrong == "authority" else "does not match host name"

    with pytest.raises(psycopg.OperationalError, match=told):
        migrate(owner)
    store = AuroraStore(engine_of(application))
    with pytest.raises(DBAPIError, match=told), store.unit_of_work() as uow:
        uow.cases.get("sca_1")
    assert not asyncio.run(answers(application))


def test_a_database_that_is_named_is_served_over_the_same_checked_tls(server: TlsServer) -> None:
    url = server.url(role="support_owner", trusting=server.trusted)
    with (
        open_database(Settings(home=Path("unused"), database_url=DatabaseUrl(url))) as opened,
        psycopg.connect(opened.url.reveal()) as session,
    ):
        assert session.execute("select current_user::text").fetchone() == ("support_app",)
        assert session.pgconn.ssl_in_use

    stranger = server.url(role="support_owner", trusting=server.stranger)
    settings = Settings(home=Path("unused"), database_url=DatabaseUrl(stranger))
    with pytest.raises(CliFault, match="certificate verify failed"), open_database(settings):
        pytest.fail("an unknown authority was trusted")


async def answers(url: str) -> bool:
    """Whether queries reach the database."""
    async with AuroraCaseViews.of(url) as views:
        return await views.is_ready()
