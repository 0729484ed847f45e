"""A cluster is never put where its account cannot go, or where others can reach its socket."""

import os
from pathlib import Path

import pytest
from attrs import evolve

from adapters.aurora.embedded.account import account_for
from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.default_directory import default_directory
from adapters.aurora.embedded.failures import (
    ClusterUnreachable,
    NoServerAccount,
    ServerFailed,
    UnsafeSocketDirectory,
)
from adapters.aurora.embedded.postmaster import recorded_pid
from adapters.aurora.embedded.serving import serving


def test_the_server_never_runs_as_root(cluster: Cluster) -> None:
    pid = recorded_pid(cluster)
    owner = Path(f"/proc/{pid}").stat().st_uid
    assert owner == cluster.account.uid
    assert owner != 0


def test_an_account_is_borrowed_by_root_alone(home: Path) -> None:
    assert account_for(home).borrowed == (os.geteuid() == 0)


def test_a_user_without_a_name_on_this_machine_is_told_so(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000_000)
    with pytest.raises(NoServerAccount, match="4000000000"):
        account_for(home)


def test_a_directory_that_the_account_cannot_enter_is_refused_by_name(home: Path) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o500)
    with (
        pytest.raises(ClusterUnreachable, match="parent directories") as refused,
        serving(locate_cluster(closed / "cluster", durable=False)),
    ):
        pytest.fail("served from a place that is closed")
    assert closed in refused.value.path.parents


def test_a_socket_directory_that_others_may_enter_is_refused(home: Path) -> None:
    cluster = locate_cluster(home, durable=False)
    with serving(cluster):
        pass
    cluster.sockets.chmod(0o755)
    with pytest.raises(UnsafeSocketDirectory), serving(cluster):
        pytest.fail("served through a directory that is open to all")


def test_a_cluster_that_cannot_be_made_says_what_postgresql_said(home: Path) -> None:
    broken = home / "bin"
    broken.mkdir()
    (broken / "initdb").write_text("#!/bin/sh\necho 'no space left'\nexit 1\n")
    (broken / "initdb").chmod(0o755)
    cluster = locate_cluster(home, durable=False)
    without_space = evolve(cluster, binaries=evolve(cluster.binaries, directory=broken))
    with pytest.raises(ServerFailed, match="no space left"), serving(without_space):
        pytest.fail("served from data that could not be made")
    with serving(cluster):
        assert recorded_pid(cluster) is not None


def test_a_directory_that_was_there_before_keeps_its_modes(home: Path) -> None:
    home.chmod(0o755)
    with serving(locate_cluster(home, durable=False)):
        assert home.stat().st_mode & 0o777 == 0o755


def test_root_keeps_its_cluster_where_another_account_can_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert default_directory({"HOME": "/elsewhere"}) == Path("/var/lib/support-center")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("/data", Path("/data/support-center")),
        ("", Path("/home/somebody/.local/share/support-center")),
        ("relative", Path("/home/somebody/.local/share/support-center")),
    ],
)
def test_a_user_keeps_it_in_their_data_directory(
    chosen: str, expected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert default_directory({"XDG_DATA_HOME": chosen}) == expected
