"""A link saves one version as a file, for minutes."""

from datetime import timedelta

import pytest

from ports.evidence_store import Kept
from tests.contracts.evidence_store.harness import SOON, Harness
from tests.contracts.evidence_store.uploads import KEPT, MIME, PHOTO, Uploads


@pytest.fixture
def kept(harness: Harness) -> Kept:
    return Uploads(harness).kept()


def _link(harness: Harness, kept: Kept, file_name: str = "room.png") -> str:
    link = harness.store.link(
        key=kept.key,
        version_id=kept.version_id,
        file_name=file_name,
        mime=MIME,
        expires_in=SOON,
    )
    assert abs((link.expires_at - harness.now - SOON).total_seconds()) < 30
    return link.url


def test_a_link_hands_out_the_bytes_with_their_type(harness: Harness, kept: Kept) -> None:
    answer = harness.follow(_link(harness, kept))
    assert (answer.status, answer.body) == (200, PHOTO)
    assert answer.headers["content-type"] == MIME


def test_a_delete_marker_does_not_hide_the_version_that_a_link_names(
    harness: Harness, kept: Kept
) -> None:
    harness.hide(KEPT)
    assert harness.follow(_link(harness, kept)).body == PHOTO


def test_a_link_that_was_tampered_with_opens_nothing(harness: Harness, kept: Kept) -> None:
    other = Uploads(harness).kept(b"somebody else's file" * 9, key="support-evidence/sca_2/sfl_2")
    link = _link(harness, kept)
    for changed in (
        f"{link[:-6]}000000",
        link.replace(kept.version_id, other.version_id),
        link.replace("sca_1", "sca_2"),
    ):
        answer = harness.follow(changed)
        assert changed == link or answer.status == 403
    assert harness.follow(f"{link[:-6]}000000").status == 403


def test_a_link_to_a_version_that_is_not_there_gives_no_file(harness: Harness) -> None:
    gone = Kept(key=KEPT, version_id="nonesuch", size=1)
    assert harness.follow(_link(harness, gone)).status in {400, 403, 404}


def test_a_link_that_is_over_opens_nothing(harness: Harness, kept: Kept) -> None:
    link = harness.store.link(
        key=KEPT,
        version_id=kept.version_id,
        file_name="room.png",
        mime=MIME,
        expires_in=timedelta(seconds=0),
    )
    assert harness.follow(link.url).status in {400, 403}
