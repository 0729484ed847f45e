"""A form takes what it was made for, for minutes, and nothing else."""

import pytest

from tests.contracts.evidence_store.harness import SOON, Harness
from tests.contracts.evidence_store.uploads import PHOTO, WAITING, Uploads


@pytest.fixture
def uploads(harness: Harness) -> Uploads:
    return Uploads(harness)


def test_what_a_form_was_made_for_arrives_and_is_read_back(
    uploads: Uploads, harness: Harness
) -> None:
    arrived = uploads.posted()
    assert arrived.size == len(PHOTO)
    chunks = harness.store.read_arrived(key=WAITING, version_id=arrived.version_id)
    assert chunks is not None
    assert b"".join(chunks) == PHOTO


def test_nothing_has_arrived_before_it_was_posted(uploads: Uploads, harness: Harness) -> None:
    uploads.form()
    assert harness.store.arrived(WAITING) is None


@pytest.mark.parametrize("content", [PHOTO + b"!", PHOTO[1:], b""], ids=["more", "less", "none"])
def test_a_file_of_another_size_is_turned_away(
    content: bytes, uploads: Uploads, harness: Harness
) -> None:
    assert harness.post(uploads.form(), content).status in {400, 403}
    assert harness.store.arrived(WAITING) is None


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("key", "support-evidence/sca_1/sfl_1"),
        ("key", None),
        ("Content__Type", "text/html"),
        ("Content__Type", None),
        ("x__amz__checksum__sha256", "AAAA"),
        ("x__amz__checksum__sha256", None),
        ("x__amz__meta__sha256", "0" * 64),
        ("x__amz__meta__other", "added"),
        ("x__amz__tagging", "<Tagging/>"),
    ],
)
def test_a_field_that_was_changed_dropped_or_added_is_turned_away(
    field: str, said: str | None, uploads: Uploads, harness: Harness
) -> None:
    answer = harness.post(uploads.form(), PHOTO, **{field: said})
    assert answer.status in {400, 403}
    assert harness.store.arrived(WAITING) is None


def test_a_later_upload_does_not_change_the_version_that_was_looked_at(
    uploads: Uploads, harness: Harness
) -> None:
    swapped = b"x" * len(PHOTO)
    first = uploads.posted()
    second = harness.post(uploads.form(), swapped)
    newest = harness.store.arrived(WAITING)
    assert second.status == 204
    assert newest is not None
    assert newest.version_id != first.version_id
    chunks = harness.store.read_arrived(key=WAITING, version_id=first.version_id)
    assert chunks is not None
    assert b"".join(chunks) == PHOTO


def test_a_form_says_until_when_it_can_be_posted(uploads: Uploads, harness: Harness) -> None:
    left = uploads.form().expires_at - harness.now
    assert abs((left - SOON).total_seconds()) < 30


def test_what_is_refused_can_be_dropped_for_good_and_twice(
    uploads: Uploads, harness: Harness
) -> None:
    earlier, later = uploads.posted(), uploads.posted()
    neighbour = uploads.posted(key=f"{WAITING}0")
    harness.store.drop_arrived(WAITING)
    harness.store.drop_arrived(WAITING)
    assert harness.store.arrived(WAITING) is None
    for gone in (earlier, later):
        assert harness.store.read_arrived(key=WAITING, version_id=gone.version_id) is None
    assert harness.store.arrived(f"{WAITING}0") == neighbour


@pytest.mark.parametrize("version_id", ["../../etc", "nonesuch", "0" * 32])
def test_a_version_that_never_was_is_absent(
    version_id: str, uploads: Uploads, harness: Harness
) -> None:
    uploads.posted()
    assert harness.store.read_arrived(key=WAITING, version_id=version_id) is None
    assert harness.store.read_kept(key=WAITING, version_id=version_id) is None
