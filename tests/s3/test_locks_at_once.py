"""An object is under its own lock from the moment it is there, whatever its bucket does."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from adapters.s3.checksum import to_s3
from adapters.s3.evidence_store import S3EvidenceStore
from adapters.s3.object_stream import S3AuditStream
from ports.object_stream import Shipped
from ports.store_unavailable import StoreUnavailable
from tests.s3.emulator import Emulator

CONTENT = b'{"seq":1}\n'
HASH = sha256(CONTENT).hexdigest()
UNTIL = datetime(2040, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def bucket(s3: Emulator) -> str:
    """It can lock, and locks nothing by itself."""
    name = s3.free_name("lockable")
    s3.connection.client.create_bucket(
        Bucket=name,
        CreateBucketConfiguration={"LocationConstraint": "eu-west-1"},
        ObjectLockEnabledForBucket=True,
    )
    return name


def test_a_shipped_batch_brings_its_lock_and_its_hash(s3: Emulator, bucket: str) -> None:
    shipped = S3AuditStream.of(s3.connection, bucket).put_once(
        key="audit/1", content=CONTENT, sha256=HASH, retain_until=UNTIL
    )
    assert isinstance(shipped, Shipped)
    head: Any = s3.connection.client.head_object(
        Bucket=bucket, Key="audit/1", VersionId=shipped.version_id, ChecksumMode="ENABLED"
    )
    assert head["ChecksumSHA256"] == to_s3(HASH)
    assert _lock(s3, bucket, "audit/1", shipped.version_id) == ("COMPLIANCE", UNTIL)


def test_kept_evidence_is_locked_for_what_was_asked_and_not_a_fraction_less(
    s3: Emulator, bucket: str
) -> None:
    store = S3EvidenceStore.of(s3.connection, quarantine="unused", evidence=bucket)
    kept = store.put(
        key="support-evidence/1",
        content=[CONTENT],
        sha256=HASH,
        mime="application/zip",
        retain_until=UNTIL - timedelta(microseconds=1),
    )
    assert _lock(s3, bucket, kept.key, kept.version_id) == ("COMPLIANCE", UNTIL)


def test_a_bucket_that_cannot_lock_is_refused(s3: Emulator) -> None:
    name = s3.free_name("plain")
    s3.connection.client.create_bucket(
        Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    with pytest.raises(StoreUnavailable, match="InvalidRequest"):
        S3AuditStream.of(s3.connection, name).put_once(
            key="audit/1", content=CONTENT, sha256=HASH, retain_until=UNTIL
        )


def _lock(s3: Emulator, bucket: str, key: str, version_id: str) -> tuple[str, datetime]:
    told: Any = s3.connection.client.get_object_retention(
        Bucket=bucket, Key=key, VersionId=version_id
    )
    return told["Retention"]["Mode"], told["Retention"]["RetainUntilDate"]
