"""Whatever goes wrong at S3 is told as one malfunction, which quotes nothing of a request."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from adapters.s3.buckets.purpose import Purpose
from adapters.s3.connection import S3Connection
from adapters.s3.evidence_store import S3EvidenceStore
from adapters.s3.malware_scanner import GuardDutyScanner
from adapters.s3.object_stream import S3AuditStream
from ports.object_stream import AlreadyThere
from ports.store_unavailable import StoreUnavailable
from tests.s3.emulator import CREDENTIALS, Emulator
from tests.s3.faulty_door import FaultyDoor, Strike, faulty_door

CONTENT = b"an entry\n"
HASH = sha256(CONTENT).hexdigest()
KEY = "support-evidence/sca_1/sfl_1"

Call = Callable[[S3EvidenceStore, S3AuditStream, GuardDutyScanner], Any]


def _kept_until() -> datetime:
    return datetime.now(UTC) + timedelta(days=1)


def _put(store: S3EvidenceStore) -> object:
    return store.put(
        key=KEY, content=[CONTENT], sha256=HASH, mime="text/plain", retain_until=_kept_until()
    )


def _ship(stream: S3AuditStream) -> object:
    return stream.put_once(key="audit/1", content=CONTENT, sha256=HASH, retain_until=_kept_until())


CALLS: dict[str, tuple[str, Call]] = {
    "arrived": ("GET", lambda store, _, __: store.arrived(KEY)),
    "read_arrived": ("GET", lambda store, _, __: store.read_arrived(key=KEY, version_id="v")),
    "drop_arrived": ("GET", lambda store, _, __: store.drop_arrived(KEY)),
    "put": ("PUT", lambda store, _, __: _put(store)),
    "read_kept": ("GET", lambda store, _, __: store.read_kept(key=KEY, version_id="v")),
    "put_once": ("PUT", lambda _, stream, __: _ship(stream)),
    "versions": ("GET", lambda _, stream, __: list(stream.versions("audit/"))),
    "read": ("GET", lambda _, stream, __: stream.read(key=KEY, version_id="v")),
    "verdict": ("GET", lambda _, __, scanner: scanner.verdict(key=KEY, version_id="v")),
}
FAULTS: dict[str, dict[str, Any]] = {
    "a cut connection": {},
    "silence": {"silent": True},
    "an internal error": {"status": 500, "code": "InternalError"},
    "being asked to slow down": {"status": 503, "code": "SlowDown"},
    "no permission": {"status": 403, "code": "AccessDenied"},
    "expired credentials": {"status": 400, "code": "ExpiredToken"},
    "no such bucket": {"status": 404, "code": "NoSuchBucket"},
    "an archived object": {"status": 403, "code": "InvalidObjectState"},
    "a redirect": {"status": 301, "code": "PermanentRedirect"},
}


@pytest.fixture
def door(s3: Emulator) -> Iterator[FaultyDoor]:
    with faulty_door(s3) as opened:
        yield opened


@pytest.fixture
def parts(
    s3: Emulator, door: FaultyDoor
) -> tuple[S3EvidenceStore, S3AuditStream, GuardDutyScanner]:
    connection = door.connection()
    quarantine = s3.bucket(Purpose.QUARANTINE)
    return (
        S3EvidenceStore.of(connection, quarantine=quarantine, evidence=s3.bucket(Purpose.EVIDENCE)),
        S3AuditStream.of(connection, s3.bucket(Purpose.AUDIT)),
        GuardDutyScanner(connection=connection, quarantine=quarantine),
    )


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", ["no permission", "no such bucket"])
def test_no_call_takes_a_fault_for_an_absence(
    fault: str, call: str, door: FaultyDoor, parts: Any
) -> None:
    method, ask = CALLS[call]
    door.strike = Strike(method=method, **FAULTS[fault])
    with pytest.raises(StoreUnavailable):
        ask(*parts)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_told_without_quoting_the_request(
    fault: str, door: FaultyDoor, parts: Any
) -> None:
    door.strike = Strike(method="PUT", **FAULTS[fault])
    with pytest.raises(StoreUnavailable) as told:
        _ship(parts[1])
    detail = told.value.detail
    assert detail.startswith("writing audit/1: S3 ")
    assert FAULTS[fault].get("code", "no answer") in detail
    for quoted in ("canary", "Signature", "X-Amz", parts[1].bucket.name):
        assert quoted not in detail


def test_an_answer_that_was_lost_is_found_when_it_is_tried_again(
    door: FaultyDoor, s3: Emulator, parts: Any
) -> None:
    _, stream, _ = parts
    behind = S3AuditStream.of(s3.connection, stream.bucket.name)
    door.strike = Strike(method="PUT", first=lambda: _ship(behind))
    with pytest.raises(StoreUnavailable):
        _ship(stream)
    door.strike = None
    again = _ship(stream)
    assert isinstance(again, AlreadyThere)
    assert again.sha256 == HASH
    assert len(list(stream.versions("audit/"))) == 1


@pytest.mark.parametrize("code", ["PreconditionFailed", "ConditionalRequestConflict"])
def test_of_two_that_keep_the_same_at_once_the_second_finds_the_firsts(
    code: str, door: FaultyDoor, s3: Emulator, parts: Any
) -> None:
    store, _, _ = parts
    behind = S3EvidenceStore.of(
        s3.connection, quarantine=store.quarantine.name, evidence=store.bucket.name
    )
    quarantine = s3.connection.client.put_object(
        Bucket=store.quarantine.name, Key="quarantine/1", Body=CONTENT
    )
    status = 412 if code == "PreconditionFailed" else 409
    door.strike = Strike(method="PUT", status=status, code=code, first=lambda: _put(behind))
    kept = store.keep(
        source_key="quarantine/1",
        source_version_id=quarantine["VersionId"],
        key=KEY,
        sha256=HASH,
        mime="text/plain",
        retain_until=_kept_until() - timedelta(hours=1),
    )
    assert kept == _put(behind)
    assert door.struck == 1


def test_a_conflict_with_nothing_to_find_is_a_malfunction(door: FaultyDoor, parts: Any) -> None:
    door.strike = Strike(method="PUT", status=409, code="ConditionalRequestConflict")
    with pytest.raises(StoreUnavailable):
        _put(parts[0])
    with pytest.raises(StoreUnavailable):
        _ship(parts[1])


def test_patience_is_bounded(door: FaultyDoor, parts: Any) -> None:
    door.strike = Strike(method="GET", silent=True)
    begun = datetime.now(UTC)
    with pytest.raises(StoreUnavailable):
        parts[0].arrived(KEY)
    assert datetime.now(UTC) - begun < timedelta(seconds=10)
    assert door.struck == 2


def test_no_credentials_are_a_malfunction(s3: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    connection = S3Connection(region="eu-west-1", endpoint_url=s3.url)
    store = S3EvidenceStore.of(connection, quarantine="uploads", evidence="evidence")
    with pytest.raises(StoreUnavailable, match="no AWS credentials"):
        store.link(
            key=KEY, version_id="v", file_name="f", mime="text/plain", expires_in=timedelta(1)
        )
    with pytest.raises(StoreUnavailable, match="no AWS credentials"):
        store.upload_form(
            key=KEY, mime="text/plain", size=1, sha256=HASH, expires_in=timedelta(minutes=1)
        )


def test_no_region_is_a_malfunction(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    store = S3EvidenceStore.of(S3Connection(), quarantine="uploads", evidence="evidence")
    with pytest.raises(StoreUnavailable):
        store.arrived(KEY)


def test_a_404_that_does_not_say_what_is_missing_is_no_absence(
    door: FaultyDoor, parts: Any
) -> None:
    door.strike = Strike(method="GET", status=404)
    with pytest.raises(StoreUnavailable):
        parts[0].arrived(KEY)
