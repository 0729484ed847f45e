"""Every version of a key or a prefix, delete markers included, straight from S3's list."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from attrs import frozen

from adapters.s3.faults import asking_s3
from ports.object_stream import ObjectVersion

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


@frozen
class _Listed:
    """A version with the order S3 gives it."""

    version: ObjectVersion
    since: datetime

    @property
    def place(self) -> tuple[str, bool, float]:
        return (self.version.key, not self.version.is_latest, -self.since.timestamp())


def versions_under(client: "S3Client", *, bucket: str, prefix: str) -> Iterator[ObjectVersion]:
    """By key, newest first within one."""
    pages = client.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix)
    with asking_s3(f"listing the versions under {prefix}"):
        for page in pages:
            yield from _of_a_page({**page})


def versions_of(client: "S3Client", *, bucket: str, key: str) -> list[ObjectVersion]:
    """Those of exactly this key, newest first."""
    under = versions_under(client, bucket=bucket, prefix=key)
    return [version for version in under if version.key == key]


def _of_a_page(page: dict[str, Any]) -> Iterator[ObjectVersion]:
    """S3 lists versions and markers apart; together they are in order again."""
    listed = [_listed(entry) for entry in page.get("Versions", ())]
    listed += [_listed(entry) for entry in page.get("DeleteMarkers", ())]
    return (entry.version for entry in sorted(listed, key=lambda entry: entry.place))


def _listed(entry: dict[str, Any]) -> _Listed:
    version = ObjectVersion(
        key=entry["Key"],
        version_id=entry["VersionId"],
        is_latest=entry["IsLatest"],
        is_delete_marker="Size" not in entry,
        size=entry.get("Size", 0),
    )
    return _Listed(version, entry["LastModified"])
