"""The bucket where uploads land, without locks: what is refused must stay deletable."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from attrs import frozen

from adapters.s3.checksum import to_s3
from adapters.s3.connection import S3Connection
from adapters.s3.faults import asking_s3
from adapters.s3.reading import read_version
from adapters.s3.stored_version import StoredVersion, stored_version
from adapters.s3.versions import versions_of
from ports.evidence_store import Arrived, UploadForm

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


@frozen(kw_only=True)
class Quarantine:
    """`name` is a bucket with versions. Methods may raise StoreUnavailable."""

    connection: S3Connection
    name: str

    @property
    def client(self) -> "S3Client":
        return self.connection.client

    def form(
        self, *, key: str, mime: str, size: int, sha256: str, expires_in: timedelta
    ) -> UploadForm:
        """S3 compares each field, the size, and the hash of what arrives with the policy."""
        fields = {
            "Content-Type": mime,
            "x-amz-checksum-algorithm": "SHA256",
            "x-amz-checksum-sha256": to_s3(sha256),
            "x-amz-meta-sha256": sha256,
        }
        conditions: list[Any] = [{name: value} for name, value in fields.items()]
        conditions.append(["content-length-range", size, size])
        expires_at = datetime.now(UTC) + expires_in
        with asking_s3("signing an upload form"):
            signed = self.client.generate_presigned_post(
                Bucket=self.name,
                Key=key,
                Fields=dict(fields),
                Conditions=conditions,
                ExpiresIn=int(expires_in.total_seconds()),
            )
        return UploadForm(url=signed["url"], fields=signed["fields"], expires_at=expires_at)

    def arrived(self, key: str) -> Arrived | None:
        versions = versions_of(self.client, bucket=self.name, key=key)
        if not versions or versions[0].is_delete_marker:
            return None
        return Arrived(version_id=versions[0].version_id, size=versions[0].size)

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return read_version(self.client, bucket=self.name, key=key, version_id=version_id)

    def look(self, *, key: str, version_id: str) -> StoredVersion | None:
        return stored_version(self.client, bucket=self.name, key=key, version_id=version_id)

    def drop(self, key: str) -> None:
        """Version by version: a plain delete would only hide them."""
        for version in versions_of(self.client, bucket=self.name, key=key):
            with asking_s3(f"dropping {key}"):
                self.client.delete_object(Bucket=self.name, Key=key, VersionId=version.version_id)
