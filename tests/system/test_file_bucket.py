"""A bucket in files: what is on the disk, and what two processes do at once."""

import fcntl
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from threading import Thread

import pytest

from adapters.system.file_bucket import FileBucket
from adapters.system.system_clock import SystemClock
from ports.object_bucket import LockedObject

WRITERS = 4


def _bucket(root: Path) -> FileBucket:
    return FileBucket(root, SystemClock())


def _first(root: Path) -> bool:
    added = _bucket(root).add(key="a/1", content=[b"x"], mime="text/plain", only_if_absent=True)
    return added is not None


def test_of_processes_that_write_at_once_one_is_first(tmp_path: Path) -> None:
    with ProcessPoolExecutor(WRITERS, get_context("spawn")) as pool:
        firsts = list(pool.map(_first, [tmp_path / "b"] * WRITERS))
    assert firsts.count(True) == 1
    assert len(list(_bucket(tmp_path / "b").versions(""))) == 1


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    until = datetime(2033, 11, 22, tzinfo=UTC)
    added = _bucket(tmp_path).add(key="a/1", content=[b"x"], mime="text/plain", retain_until=until)
    assert added is not None
    assert list(_bucket(tmp_path).versions("a/")) == [added]
    with pytest.raises(LockedObject) as refused:
        _bucket(tmp_path).delete_version(key="a/1", version_id=added.version_id)
    assert refused.value.until == until


def test_a_retention_that_is_over_holds_nothing(tmp_path: Path) -> None:
    bucket = _bucket(tmp_path)
    over = datetime.now(UTC) - timedelta(seconds=1)
    added = bucket.add(key="a/1", content=[b"x"], mime="text/plain", retain_until=over)
    assert added is not None
    bucket.delete_version(key="a/1", version_id=added.version_id)
    assert list(bucket.versions("")) == []
    assert bucket.read(key="a/1", version_id=added.version_id) is None


@pytest.mark.parametrize("key", ["../up", "..", ".", "/etc/passwd", "a/../../b", "%2e%2e", "ä b"])
def test_no_key_leads_out_of_the_directory(key: str, tmp_path: Path) -> None:
    bucket = _bucket(tmp_path / "b")
    added = bucket.add(key=key, content=[b"x"], mime="text/plain")
    assert added is not None
    assert [stored.key for stored in bucket.versions("")] == [key]
    assert [found.name for found in tmp_path.iterdir()] == ["b"]


def test_files_are_their_owners_alone(tmp_path: Path) -> None:
    bucket = _bucket(tmp_path / "b")
    bucket.add(key="a/1", content=[b"x"], mime="text/plain")
    files = [found for found in (tmp_path / "b").rglob("*") if found.suffix in {".bin", ".json"}]
    assert len(files) == 2
    assert {found.stat().st_mode & 0o777 for found in files} == {0o400}
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o700


def test_a_writer_waits_until_another_process_has_written(tmp_path: Path) -> None:
    assert _first(tmp_path)
    writer = Thread(target=_first, args=(tmp_path,), daemon=True)
    with (tmp_path / ".lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        writer.start()
        writer.join(0.3)
        assert writer.is_alive()
    writer.join(10)
    assert not writer.is_alive()


def test_no_version_id_leads_to_another_keys_file(tmp_path: Path) -> None:
    bucket = _bucket(tmp_path)
    bucket.add(key="mine", content=[b"mine"], mime="text/plain")
    theirs = bucket.add(key="theirs", content=[b"theirs"], mime="text/plain")
    assert theirs is not None
    assert (tmp_path / "theirs" / f"{theirs.version_id}.json").exists()
    assert bucket.read(key="mine", version_id=f"../theirs/{theirs.version_id}") is None
