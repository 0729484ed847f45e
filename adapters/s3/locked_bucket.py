"""A bucket whose objects are written once and stay until their retention ends."""

from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from attrs import frozen

from adapters.s3.checksum import to_s3
from adapters.s3.connection import S3Connection
from adapters.s3.faults import asking_s3
from adapters.s3.retention import whole_second
from adapters.s3.stored_version import StoredVersion, stored_version
from adapters.s3.versions import versions_of
from ports.other_content import OtherContent
from ports.store_unavailable import StoreUnavailable

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


@frozen(kw_only=True)
class LockedBucket:
    """`name` is a bucket with versions and Object Lock. Methods may raise StoreUnavailable."""

    connection: S3Connection
    name: str

    @property
    def client(self) -> "S3Client":
        return self.connection.client

    def find(self, *, key: str, sha256: str) -> StoredVersion | None:
        """The first version with this hash, also behind a delete marker.

        Raises OtherContent when there are versions and none has it.
        """
        other = None
        for version in reversed(versions_of(self.client, bucket=self.name, key=key)):
            stored = None if version.is_delete_marker else self.look(key, version.version_id)
            if stored is not None and stored.sha256 == sha256:
                return stored
            other = other or stored
        if other is not None:
            raise OtherContent(key=key, expected_sha256=sha256, found_sha256=other.sha256)
        return None

    def look(self, key: str, version_id: str) -> StoredVersion | None:
        return stored_version(self.client, bucket=self.name, key=key, version_id=version_id)

    def write(
        self, *, key: str, body: bytes | IO[bytes], sha256: str, mime: str, retain_until: datetime
    ) -> str:
        """The version id. Raises TakenKey when the key shows an object."""
        # S3 hashes what arrives and refuses the write when it is not this.
        with asking_s3(f"writing {key}"):
            written = self.client.put_object(
                Body=body, ChecksumSHA256=to_s3(sha256), **self._target(key, mime, retain_until)
            )
        return written["VersionId"]

    def copy(
        self, *, source: dict[str, str], key: str, sha256: str, mime: str, retain_until: datetime
    ) -> str:
        """The version id. Raises Absent without the source, TakenKey when somebody was first."""
        copied_from: Any = source
        with asking_s3(f"copying to {key}"):
            copied = self.client.copy_object(
                CopySource=copied_from,
                ChecksumAlgorithm="SHA256",
                MetadataDirective="REPLACE",
                Metadata={"sha256": sha256},
                TaggingDirective="REPLACE",
                **self._target(key, mime, retain_until),
            )
        return copied["VersionId"]

    def lock(self, *, key: str, stored: StoredVersion, until: datetime) -> None:
        """Make sure the lock holds that long; one that holds longer is left alone.

        A try before may have locked it for less, and what claims to be S3 may have copied it
        without its lock.
        """
        wanted = whole_second(until)
        if stored.locked_until is not None and stored.locked_until >= wanted:
            return
        with asking_s3(f"locking {key}"):
            self.client.put_object_retention(
                Bucket=self.name,
                Key=key,
                VersionId=stored.version_id,
                Retention={"Mode": "COMPLIANCE", "RetainUntilDate": wanted},
                ChecksumAlgorithm="SHA256",
            )

    def kept(self, key: str, version_id: str) -> StoredVersion:
        """What was written just now. Raises StoreUnavailable when S3 does not show it."""
        stored = self.look(key, version_id)
        if stored is None:
            raise StoreUnavailable(f"writing {key}: S3 does not show what it took")
        return stored

    def _target(self, key: str, mime: str, retain_until: datetime) -> dict[str, Any]:
        return {
            "Bucket": self.name,
            "Key": key,
            "ContentType": mime,
            "IfNoneMatch": "*",
            "ObjectLockMode": "COMPLIANCE",
            "ObjectLockRetainUntilDate": whole_second(retain_until),
        }
