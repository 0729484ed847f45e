"""Buckets brought to what they must be, and compared with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import frozen

from adapters.s3.buckets.encryption import ENCRYPTION
from adapters.s3.buckets.findings import Change, Deviation
from adapters.s3.buckets.lifecycle import LIFECYCLE
from adapters.s3.buckets.object_lock import OBJECT_LOCK
from adapters.s3.buckets.public_access import PUBLIC_ACCESS
from adapters.s3.buckets.purpose import WantedBucket
from adapters.s3.buckets.tls_only import TLS_ONLY
from adapters.s3.buckets.versioning import VERSIONING
from adapters.s3.connection import S3Connection
from adapters.s3.faults import Absent, asking_s3

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

# Versions first: Object Lock asks for them.
TRAITS = (VERSIONING, OBJECT_LOCK, LIFECYCLE, ENCRYPTION, PUBLIC_ACCESS, TLS_ONLY)
EXISTENCE = "existence"
AMERICA = "us-east-1"
"""The one region that a bucket is made in without naming it."""


@frozen
class BucketUpkeep:
    """Methods raise StoreUnavailable. What they do can be done again."""

    connection: S3Connection

    def verify(self, bucket: WantedBucket) -> Iterator[Deviation]:
        """Each deviation, none for a bucket that is as it must be."""
        client = self.connection.client
        if not self._is_there(bucket):
            yield Deviation(bucket=bucket.name, trait=EXISTENCE, what="does not exist")
            return
        for trait in TRAITS:
            with asking_s3(f"checking {bucket.name} ({trait.name})"):
                what = trait.deviation(client, bucket)
            if what is not None:
                yield Deviation(bucket=bucket.name, trait=trait.name, what=what)

    def ensure(self, bucket: WantedBucket) -> Iterator[Change]:
        """Make what is missing and mend what deviates; each change as it was made."""
        client = self.connection.client
        if not self._is_there(bucket):
            with asking_s3(f"making {bucket.name}"):
                _make(client, bucket)
            yield Change(bucket=bucket.name, trait=EXISTENCE, why="did not exist")
        for trait in TRAITS:
            with asking_s3(f"setting {bucket.name} ({trait.name})"):
                why = trait.deviation(client, bucket)
                if why is None:
                    continue
                trait.mend(client, bucket)
                mended = trait.deviation(client, bucket) is None
            if mended:
                yield Change(bucket=bucket.name, trait=trait.name, why=why)

    def _is_there(self, bucket: WantedBucket) -> bool:
        try:
            with asking_s3(f"looking for {bucket.name}"):
                self.connection.client.head_bucket(Bucket=bucket.name)
        except Absent:
            return False
        return True


def _make(client: "S3Client", bucket: WantedBucket) -> None:
    wanted: dict[str, Any] = {"ObjectLockEnabledForBucket": bucket.purpose.is_locked}
    region = client.meta.region_name
    if region != AMERICA:
        wanted["CreateBucketConfiguration"] = {"LocationConstraint": region}
    client.create_bucket(Bucket=bucket.name, **wanted)
