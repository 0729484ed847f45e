"""The audit's stream in S3."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256 as hashed

from attrs import frozen

from adapters.s3.connection import S3Connection
from adapters.s3.faults import TakenKey
from adapters.s3.locked_bucket import LockedBucket
from adapters.s3.reading import read_version
from adapters.s3.versions import versions_of, versions_under
from ports.object_stream import AlreadyThere, ObjectVersion, Shipped
from ports.other_content import OtherContent
from ports.store_unavailable import StoreUnavailable

MIME = "application/x-ndjson"


@frozen
class S3AuditStream:
    """ports/object_stream.py over a bucket, as `support-center bucket ensure` sets it."""

    bucket: LockedBucket

    @classmethod
    def of(cls, connection: S3Connection, bucket: str) -> "S3AuditStream":
        return cls(LockedBucket(connection=connection, name=bucket))

    def put_once(
        self, *, key: str, content: bytes, sha256: str, retain_until: datetime
    ) -> Shipped | AlreadyThere:
        found = hashed(content).hexdigest()
        if found != sha256:
            raise OtherContent(key=key, expected_sha256=sha256, found_sha256=found)
        try:
            version_id = self.bucket.write(
                key=key, body=content, sha256=sha256, mime=MIME, retain_until=retain_until
            )
        except TakenKey:
            return self._already(key)
        return Shipped(version_id=version_id)

    def versions(self, prefix: str) -> Iterator[ObjectVersion]:
        return versions_under(self.bucket.client, bucket=self.bucket.name, prefix=prefix)

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return read_version(
            self.bucket.client, bucket=self.bucket.name, key=key, version_id=version_id
        )

    def _already(self, key: str) -> AlreadyThere:
        """What the key shows; versions behind it are for the verifier."""
        for version in versions_of(self.bucket.client, bucket=self.bucket.name, key=key)[:1]:
            stored = None if version.is_delete_marker else self.bucket.look(key, version.version_id)
            if stored is not None:
                return AlreadyThere(version_id=stored.version_id, sha256=stored.sha256)
        raise StoreUnavailable(f"writing {key}: another write of it is going on")
