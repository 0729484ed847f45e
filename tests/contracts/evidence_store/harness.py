"""An evidence store under contract, and what its surroundings do: browsers, owners, time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from attrs import define, frozen
from starlette.applications import Starlette
from starlette.testclient import TestClient

from adapters.memory.bucket import MemoryBucket
from adapters.memory.door_tokens import DoorTokens
from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.memory.file_door import FileDoor
from adapters.s3.buckets.purpose import Purpose
from adapters.s3.evidence_store import S3EvidenceStore
from adapters.system.file_bucket import FileBucket
from entrypoints.demo.files import DemoFiles
from ports.evidence_store import EvidenceStore, UploadForm
from ports.object_bucket import LockedObject
from tests.s3.emulator import Emulator
from tests.s3.posting import Answer, follow, post_form

BASE = "http://testserver"
SOON = timedelta(minutes=5)


class Harness(Protocol):
    """`now` is the store's own time."""

    @property
    def store(self) -> EvidenceStore: ...
    @property
    def now(self) -> datetime: ...
    def post(self, form: UploadForm, content: bytes, **changed: str | None) -> Answer:
        """A browser's answer; fields are changed, or left out where None is said."""
        ...

    def follow(self, url: str) -> Answer: ...
    def hide(self, key: str) -> None:
        """An owner puts a delete marker on what is kept."""
        ...

    def delete_version(self, key: str, version_id: str) -> bool:
        """Whether an owner could delete it for good."""
        ...

    def shorten(self, key: str, version_id: str, until: datetime) -> bool:
        """Whether an owner could end the retention earlier."""
        ...

    def kept_versions(self, key: str) -> int: ...


@define
class HandClock:
    """Stands still."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@frozen
class BucketHarness:
    """Memory and files, behind the demo's routes."""

    store: BucketEvidenceStore
    clock: HandClock
    client: TestClient

    @property
    def now(self) -> datetime:
        return self.clock.at

    def post(self, form: UploadForm, content: bytes, **changed: str | None) -> Answer:
        told = self.client.post(
            form.url.removeprefix(BASE),
            data=changed_fields(form, changed),
            files={"file": ("upload", content)},
        )
        return Answer(told.status_code, dict(told.headers), told.content)

    def follow(self, url: str) -> Answer:
        told = self.client.get(url.removeprefix(BASE))
        return Answer(told.status_code, dict(told.headers), told.content)

    def hide(self, key: str) -> None:
        self.store.evidence.hide(key)

    def delete_version(self, key: str, version_id: str) -> bool:
        try:
            self.store.evidence.delete_version(key=key, version_id=version_id)
        except LockedObject:
            return False
        return True

    def shorten(self, key: str, version_id: str, until: datetime) -> bool:
        try:
            self.store.evidence.retain(key=key, version_id=version_id, until=until)
        except LockedObject:
            return False
        return True

    def kept_versions(self, key: str) -> int:
        versions = self.store.evidence.versions(key)
        return sum(not version.is_delete_marker for version in versions)


@frozen
class S3Harness:
    """S3, which has an owner with every permission there is."""

    store: S3EvidenceStore

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    @property
    def _bucket(self) -> str:
        return self.store.bucket.name

    def post(self, form: UploadForm, content: bytes, **changed: str | None) -> Answer:
        return post_form(form.url, changed_fields(form, changed), content)

    def follow(self, url: str) -> Answer:
        return follow(url)

    def hide(self, key: str) -> None:
        self.store.bucket.client.delete_object(Bucket=self._bucket, Key=key)

    def delete_version(self, key: str, version_id: str) -> bool:
        return self._allows(
            "delete_object", Key=key, VersionId=version_id, BypassGovernanceRetention=True
        )

    def shorten(self, key: str, version_id: str, until: datetime) -> bool:
        return self._allows(
            "put_object_retention",
            Key=key,
            VersionId=version_id,
            BypassGovernanceRetention=True,
            Retention={"Mode": "COMPLIANCE", "RetainUntilDate": until},
        )

    def kept_versions(self, key: str) -> int:
        told = self.store.bucket.client.list_object_versions(Bucket=self._bucket, Prefix=key)
        return len(told.get("Versions", []))

    def _allows(self, operation: str, **given: Any) -> bool:
        from botocore.exceptions import ClientError  # noqa: PLC0415 - as in the adapter

        try:
            getattr(self.store.bucket.client, operation)(Bucket=self._bucket, **given)
        except ClientError as refused:
            if refused.response["Error"]["Code"] != "AccessDenied":
                raise
            return False
        return True


def changed_fields(form: UploadForm, changed: dict[str, str | None]) -> dict[str, str]:
    fields = {**form.fields, **{name.replace("__", "-"): said for name, said in changed.items()}}
    return {name: said for name, said in fields.items() if said is not None}


@contextmanager
def in_memory() -> Iterator[BucketHarness]:
    clock = HandClock(datetime.now(UTC))
    door = FileDoor(
        quarantine=MemoryBucket(clock), evidence=MemoryBucket(clock), clock=clock, base_url=BASE
    )
    with _served(door, clock) as harness:
        yield harness


@contextmanager
def in_files(directory: Path) -> Iterator[BucketHarness]:
    clock = HandClock(datetime.now(UTC))
    door = FileDoor(
        quarantine=FileBucket(directory / "quarantine", clock),
        evidence=FileBucket(directory / "kept", clock),
        clock=clock,
        tokens=DoorTokens(b"s" * 32),
        base_url=BASE,
    )
    with _served(door, clock) as harness:
        yield harness


def in_s3(s3: Emulator) -> S3Harness:
    return S3Harness(
        S3EvidenceStore.of(
            s3.connection,
            quarantine=s3.bucket(Purpose.QUARANTINE),
            evidence=s3.bucket(Purpose.EVIDENCE),
        )
    )


@contextmanager
def _served(door: FileDoor, clock: HandClock) -> Iterator[BucketHarness]:
    with TestClient(Starlette(routes=DemoFiles(door).routes())) as client:
        yield BucketHarness(BucketEvidenceStore(door), clock, client)
