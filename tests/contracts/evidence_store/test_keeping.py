"""What is kept is what was checked, once, and nobody takes it away."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from ports.other_content import OtherContent
from tests.contracts.evidence_store.harness import Harness
from tests.contracts.evidence_store.uploads import HASH, KEPT, PHOTO, WAITING, Uploads

PACK = "support-evidence/sca_1/pack.zip"


@pytest.fixture
def uploads(harness: Harness) -> Uploads:
    return Uploads(harness)


def test_what_is_kept_are_the_bytes_of_exactly_the_version_that_was_checked(
    uploads: Uploads, harness: Harness
) -> None:
    checked = uploads.posted()
    uploads.posted(b"swapped for something else" * 30)
    kept = uploads.keep(checked.version_id)
    assert kept is not None
    assert (kept.key, kept.size) == (KEPT, len(PHOTO))
    chunks = harness.store.read_kept(key=KEPT, version_id=kept.version_id)
    assert chunks is not None
    assert b"".join(chunks) == PHOTO


def test_an_upload_with_another_hash_is_not_kept(uploads: Uploads, harness: Harness) -> None:
    arrived = uploads.posted()
    with pytest.raises(OtherContent) as refused:
        uploads.keep(arrived.version_id, sha256="0" * 64)
    assert (refused.value.expected_sha256, refused.value.found_sha256) == ("0" * 64, HASH)
    assert harness.kept_versions(KEPT) == 0


def test_an_upload_that_is_gone_is_not_kept(uploads: Uploads, harness: Harness) -> None:
    arrived = uploads.posted()
    harness.store.drop_arrived(WAITING)
    assert uploads.keep(arrived.version_id) is None
    assert harness.kept_versions(KEPT) == 0


def test_keeping_again_finds_what_is_kept_and_doubles_nothing(
    uploads: Uploads, harness: Harness
) -> None:
    arrived = uploads.posted()
    first = uploads.keep(arrived.version_id)
    harness.store.drop_arrived(WAITING)
    assert uploads.keep(arrived.version_id) == first
    assert harness.kept_versions(KEPT) == 1


def test_keeping_again_behind_a_delete_marker_finds_it_too(
    uploads: Uploads, harness: Harness
) -> None:
    arrived = uploads.posted()
    first = uploads.keep(arrived.version_id)
    harness.hide(KEPT)
    assert uploads.keep(arrived.version_id) == first
    assert harness.kept_versions(KEPT) == 1


def test_nothing_else_is_kept_under_a_key_that_is_taken(uploads: Uploads, harness: Harness) -> None:
    kept = uploads.kept()
    other = b"another photo of another room" * 10
    arrived = uploads.posted(other)
    with pytest.raises(OtherContent):
        uploads.keep(arrived.version_id, sha256="1" * 64)
    with pytest.raises(OtherContent):
        uploads.put(other, key=KEPT, sha256="1" * 64)
    assert harness.kept_versions(KEPT) == 1
    assert harness.store.read_kept(key=KEPT, version_id=kept.version_id) is not None


def test_what_is_kept_cannot_be_deleted_even_by_its_owner(
    uploads: Uploads, harness: Harness
) -> None:
    kept, pack = uploads.kept(), uploads.put()
    assert not harness.delete_version(KEPT, kept.version_id)
    assert not harness.delete_version(PACK, pack.version_id)
    assert harness.store.read_kept(key=KEPT, version_id=kept.version_id) is not None


@pytest.mark.parametrize("by", [timedelta(seconds=2), timedelta(days=365 * 6)])
def test_a_retention_cannot_be_shortened_even_by_its_owner(
    by: timedelta, uploads: Uploads, harness: Harness
) -> None:
    kept, pack = uploads.kept(), uploads.put()
    until = harness.now.replace(year=harness.now.year + 7, day=1)
    assert not harness.shorten(KEPT, kept.version_id, until - by)
    assert not harness.shorten(PACK, pack.version_id, until - by)
    assert not harness.delete_version(KEPT, kept.version_id)


def test_keeping_again_for_longer_holds_for_longer(uploads: Uploads, harness: Harness) -> None:
    arrived = uploads.posted()
    kept = uploads.keep(arrived.version_id)
    longer = harness.now + timedelta(days=9 * 365)
    assert kept is not None
    assert uploads.keep(arrived.version_id, retain_until=longer) == kept
    assert not harness.shorten(KEPT, kept.version_id, longer - timedelta(days=1))


def test_keeping_again_for_less_shortens_nothing(uploads: Uploads, harness: Harness) -> None:
    arrived = uploads.posted()
    kept = uploads.keep(arrived.version_id)
    assert kept is not None
    less = harness.now + timedelta(days=1)
    assert uploads.keep(arrived.version_id, retain_until=less) == kept
    assert not harness.shorten(KEPT, kept.version_id, less)


def test_what_the_service_made_is_kept_from_a_stream_and_read_back(
    uploads: Uploads, harness: Harness
) -> None:
    kept = uploads.put()
    chunks = harness.store.read_kept(key=PACK, version_id=kept.version_id)
    assert chunks is not None
    assert (kept.size, b"".join(chunks)) == (len(PHOTO), PHOTO)


def test_putting_again_finds_what_is_kept(uploads: Uploads, harness: Harness) -> None:
    first = uploads.put()
    assert uploads.put() == first
    assert harness.kept_versions(PACK) == 1


def test_a_stream_that_is_not_what_was_said_is_not_kept(uploads: Uploads, harness: Harness) -> None:
    with pytest.raises(OtherContent):
        uploads.put(b"something else, which is longer")
    assert harness.kept_versions(PACK) == 0


def test_a_stream_that_breaks_off_keeps_nothing(uploads: Uploads, harness: Harness) -> None:
    with pytest.raises(InterruptedError):
        uploads.put(content=_breaking_off())
    assert harness.kept_versions(PACK) == 0


def _breaking_off() -> Iterator[bytes]:
    yield PHOTO[:10]
    raise InterruptedError
