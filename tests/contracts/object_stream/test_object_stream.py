"""Objects are written once, and whoever verifies sees everything that was ever there."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from threading import Barrier

import pytest

from ports.object_stream import AlreadyThere, Shipped
from ports.other_content import OtherContent
from tests.contracts.object_stream.conftest import StreamHarness

BATCH = b'{"seq":1}\n{"seq":2}\n'
KEY = "audit/0000000001.ndjson"
WRITERS = 6


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _put(harness: StreamHarness, content: bytes = BATCH, key: str = KEY) -> Shipped | AlreadyThere:
    return harness.stream.put_once(
        key=key,
        content=content,
        sha256=_hash(content),
        retain_until=harness.now + timedelta(days=2557),
    )


def _read(harness: StreamHarness, version_id: str, key: str = KEY) -> bytes | None:
    chunks = harness.stream.read(key=key, version_id=version_id)
    return None if chunks is None else b"".join(chunks)


def test_what_is_shipped_is_read_back_by_its_version(harness: StreamHarness) -> None:
    shipped = _put(harness)
    assert isinstance(shipped, Shipped)
    assert _read(harness, shipped.version_id) == BATCH


def test_a_retry_hears_that_its_object_is_there_with_its_hash(harness: StreamHarness) -> None:
    shipped = _put(harness)
    again = _put(harness)
    assert again == AlreadyThere(version_id=shipped.version_id, sha256=_hash(BATCH))
    assert len(list(harness.stream.versions(KEY))) == 1


def test_another_content_replaces_nothing_and_hears_whose_hash_is_there(
    harness: StreamHarness,
) -> None:
    shipped = _put(harness)
    fork = _put(harness, b'{"seq":1,"forged":true}\n')
    assert fork == AlreadyThere(version_id=shipped.version_id, sha256=_hash(BATCH))
    assert _read(harness, shipped.version_id) == BATCH


def test_of_writers_at_once_one_ships_and_the_others_hear_of_it(harness: StreamHarness) -> None:
    together = Barrier(WRITERS)

    def write(number: int) -> Shipped | AlreadyThere:
        together.wait(10)
        return _put(harness, f'{{"writer":{number}}}\n'.encode())

    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(write, range(WRITERS)))
    shipped = [result for result in results if isinstance(result, Shipped)]
    assert len(shipped) == 1
    assert {result.version_id for result in results} == {shipped[0].version_id}
    assert len(list(harness.stream.versions(KEY))) == 1


def test_content_with_another_hash_is_not_shipped(harness: StreamHarness) -> None:
    with pytest.raises(OtherContent):
        harness.stream.put_once(
            key=KEY,
            content=BATCH,
            sha256=_hash(b"something else"),
            retain_until=harness.now + timedelta(days=1),
        )
    assert list(harness.stream.versions(KEY)) == []


def test_what_is_shipped_cannot_be_deleted_even_by_the_buckets_owner(
    harness: StreamHarness,
) -> None:
    shipped = _put(harness)
    assert not harness.delete_version(KEY, shipped.version_id)
    assert _read(harness, shipped.version_id) == BATCH


def test_a_delete_marker_hides_nothing_from_who_reads_by_version(harness: StreamHarness) -> None:
    shipped = _put(harness)
    harness.hide(KEY)
    marker, ours = harness.stream.versions("audit/")
    assert (marker.is_delete_marker, marker.is_latest, marker.size) == (True, True, 0)
    assert (ours.version_id, ours.is_latest, ours.size) == (shipped.version_id, False, len(BATCH))
    assert _read(harness, shipped.version_id) == BATCH
    assert _read(harness, marker.version_id) is None


def test_a_version_put_over_ours_is_seen_and_ours_is_still_read(harness: StreamHarness) -> None:
    shipped = _put(harness)
    harness.overwrite(KEY, b"forged")
    forged, ours = harness.stream.versions(KEY)
    assert (forged.is_latest, ours.is_latest) == (True, False)
    assert ours.version_id == shipped.version_id
    assert _read(harness, ours.version_id) == BATCH
    assert _read(harness, forged.version_id) == b"forged"


def test_a_retry_after_an_overwriting_hears_of_the_forged_hash(harness: StreamHarness) -> None:
    _put(harness)
    harness.overwrite(KEY, b"forged")
    again = _put(harness)
    assert isinstance(again, AlreadyThere)
    assert again.sha256 == _hash(b"forged")


def test_versions_come_by_key_and_newest_first_and_only_under_the_prefix(
    harness: StreamHarness,
) -> None:
    for number in (3, 1, 2):
        _put(harness, key=f"audit/{number:010d}.ndjson")
        _put(harness, key=f"other/{number:010d}.ndjson")
    harness.overwrite("audit/0000000002.ndjson", b"forged")
    listed = [(version.key, version.size) for version in harness.stream.versions("audit/")]
    assert listed == [
        ("audit/0000000001.ndjson", len(BATCH)),
        ("audit/0000000002.ndjson", len(b"forged")),
        ("audit/0000000002.ndjson", len(BATCH)),
        ("audit/0000000003.ndjson", len(BATCH)),
    ]


def test_what_is_not_there_reads_as_none(harness: StreamHarness) -> None:
    shipped = _put(harness)
    assert _read(harness, shipped.version_id, key="audit/none") is None
    assert _read(harness, "0" * 32) is None
