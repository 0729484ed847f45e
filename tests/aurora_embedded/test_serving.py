"""A cluster is made once, kept between runs, and given back when it is no longer served."""

import stat
from pathlib import Path

import psycopg
import pytest

from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.failures import ClusterInUse
from adapters.aurora.embedded.postmaster import is_running
from adapters.aurora.embedded.serving import serving


def test_what_was_written_is_there_after_a_second_start(home: Path) -> None:
    with serving(locate_cluster(home)) as first:
        _write(first, "kept")
    with serving(locate_cluster(home)) as second:
        assert _read(second) == ["kept"]


def test_the_server_is_stopped_when_serving_ends(home: Path) -> None:
    with serving(locate_cluster(home, durable=False)) as cluster:
        assert is_running(cluster)
    assert not is_running(cluster)


def test_the_server_is_stopped_when_serving_fails(home: Path) -> None:
    cluster = locate_cluster(home, durable=False)
    with pytest.raises(KeyError), serving(cluster):
        raise KeyError
    assert not is_running(cluster)


def test_a_second_server_on_one_cluster_is_refused_and_told_who_serves_it(home: Path) -> None:
    cluster = locate_cluster(home, durable=False)
    with serving(cluster):
        with (
            pytest.raises(ClusterInUse, match="already served by process") as refused,
            serving(cluster),
        ):
            pytest.fail("two servers on one cluster")
        assert refused.value.directory == cluster.directory
        assert is_running(cluster), "the refusal must not stop the server of the first"


def test_roles_can_log_in_and_neither_is_a_superuser(cluster: Cluster) -> None:
    for url in (cluster.owner_url, cluster.application_url):
        with psycopg.connect(url) as session:
            row = session.execute("SELECT current_setting('is_superuser')").fetchone()
            assert row == ("off",)


def test_nothing_listens_on_the_network(cluster: Cluster) -> None:
    with psycopg.connect(cluster.administrator_url) as session:
        assert session.execute("SHOW listen_addresses").fetchone() == ("",)


def test_only_the_account_of_the_server_may_enter_its_directory(cluster: Cluster) -> None:
    found = cluster.server.stat()
    assert stat.S_IMODE(found.st_mode) == 0o700
    assert found.st_uid == cluster.account.uid


def test_text_is_unicode_and_sorts_by_code_point(cluster: Cluster) -> None:
    with psycopg.connect(cluster.administrator_url) as session:
        assert session.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        assert session.execute("SELECT 'a' > 'Z'").fetchone() == (True,)


def test_a_cluster_keeps_its_safety_settings_unless_told_otherwise(home: Path) -> None:
    with (
        serving(locate_cluster(home)) as cluster,
        psycopg.connect(cluster.administrator_url) as session,
    ):
        assert session.execute("SHOW fsync").fetchone() == ("on",)
        assert session.execute("SHOW full_page_writes").fetchone() == ("on",)


def test_a_deep_directory_still_gets_a_socket(home: Path) -> None:
    deep = home / ("deep" * 30)
    with serving(locate_cluster(deep, durable=False)) as cluster:
        assert cluster.directory not in cluster.sockets.parents
        _write(cluster, "reached")
    cluster.sockets.rmdir()


def _write(cluster: Cluster, word: str) -> None:
    with psycopg.connect(cluster.owner_url) as session:
        session.execute("CREATE SCHEMA kept CREATE TABLE word (word text)")
        session.execute("INSERT INTO kept.word VALUES (%s)", [word])


def _read(cluster: Cluster) -> list[str]:
    with psycopg.connect(cluster.owner_url) as session:
        return [word for (word,) in session.execute("SELECT word FROM kept.word")]
