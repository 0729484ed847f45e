"""The demo's doors for files, as a browser meets them."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.system.movable_clock import MovableClock
from adapters.system.system_clock import SystemClock
from entrypoints.demo.files import DemoFiles
from ports.evidence_store import UploadForm

PAGE = b"<script>alert(1)</script>"
SOON = timedelta(minutes=5)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(SystemClock())


@pytest.fixture
def store(clock: MovableClock) -> BucketEvidenceStore:
    return BucketEvidenceStore.in_memory(clock)


@pytest.fixture
def browser(store: BucketEvidenceStore) -> Iterator[TestClient]:
    store.door.base_url = "http://testserver"
    with TestClient(Starlette(routes=DemoFiles(store.door).routes())) as opened:
        yield opened


def _form(store: BucketEvidenceStore, content: bytes = PAGE) -> UploadForm:
    return store.upload_form(
        key="quarantine/sca_1/sfl_1",
        mime="text/plain",
        size=len(content),
        sha256=sha256(content).hexdigest(),
        expires_in=SOON,
    )


def _link(store: BucketEvidenceStore, clock: MovableClock, file_name: str = "page.txt") -> str:
    kept = store.put(
        key="support-evidence/sca_1/sfl_1",
        content=[PAGE],
        sha256=sha256(PAGE).hexdigest(),
        mime="text/plain",
        retain_until=clock.now() + timedelta(days=1),
    )
    return store.link(
        key=kept.key,
        version_id=kept.version_id,
        file_name=file_name,
        mime="text/plain",
        expires_in=SOON,
    ).url


def test_what_is_handed_out_is_saved_and_never_shown(
    store: BucketEvidenceStore, clock: MovableClock, browser: TestClient
) -> None:
    answer = browser.get(_link(store, clock))
    assert answer.content == PAGE
    assert answer.headers["content-disposition"].startswith('attachment; filename="page.txt"')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox"
    assert answer.headers["cache-control"] == "private, no-store"


def test_a_link_is_over_when_the_demos_clock_says_so(
    store: BucketEvidenceStore, clock: MovableClock, browser: TestClient
) -> None:
    link = _link(store, clock)
    clock.advance(SOON - timedelta(seconds=5))
    assert browser.get(link).status_code == 200
    clock.advance(timedelta(seconds=6))
    assert browser.get(link).status_code == 403


def test_a_form_is_over_when_the_demos_clock_says_so(
    store: BucketEvidenceStore, clock: MovableClock, browser: TestClient
) -> None:
    form = _form(store)
    clock.advance(SOON)
    answer = browser.post(form.url, data=dict(form.fields), files={"file": ("page", PAGE)})
    assert answer.status_code == 403
    assert answer.json() == {"error": "This form is not valid, or not any more. Ask for a new one."}


def test_a_link_does_not_upload_and_a_form_does_not_download(
    store: BucketEvidenceStore, clock: MovableClock, browser: TestClient
) -> None:
    form, link = _form(store), _link(store, clock)
    as_form = link.replace("/demo/files/", "/demo/uploads/")
    as_link = form.url.replace("/demo/uploads/", "/demo/files/")
    assert browser.get(as_link).status_code == 403
    answer = browser.post(as_form, data=dict(form.fields), files={"file": ("page", PAGE)})
    assert answer.status_code == 403


def test_the_token_of_another_installation_opens_nothing(
    store: BucketEvidenceStore, clock: MovableClock, browser: TestClient
) -> None:
    elsewhere = BucketEvidenceStore.in_memory(clock)
    elsewhere.door.base_url = "http://testserver"
    ours, theirs = _link(store, clock), _link(elsewhere, clock)
    assert browser.get(ours).status_code == 200
    assert browser.get(theirs).status_code == 403


@pytest.mark.parametrize("token", ["x", "%00", "e30", "a" * 4000, "ä"])
def test_what_is_no_token_opens_nothing(token: str, browser: TestClient) -> None:
    assert browser.get(f"/demo/files/{token}").status_code == 403


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"--"),
        ("multipart/form-data; boundary=b", b"not multipart at all"),
        ("application/x-www-form-urlencoded", b"file=text"),
    ],
)
def test_what_is_no_form_is_turned_away(
    content_type: str, body: bytes, store: BucketEvidenceStore, browser: TestClient
) -> None:
    answer = browser.post(_form(store).url, content=body, headers={"Content-Type": content_type})
    assert answer.status_code == 403
    assert "file" in answer.json()["error"]
    assert store.arrived("quarantine/sca_1/sfl_1") is None


def test_a_large_file_goes_through(store: BucketEvidenceStore, browser: TestClient) -> None:
    content = b"0123456789abcdef" * 200_000
    form = _form(store, content)
    answer = browser.post(form.url, data=dict(form.fields), files={"file": ("page", content)})
    assert answer.status_code == 204
    arrived = store.arrived("quarantine/sca_1/sfl_1")
    assert arrived is not None
    assert arrived.size == len(content)
