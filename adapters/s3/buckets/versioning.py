"""Versions, so that what was checked is what is kept, and nothing is ever replaced."""

from typing import TYPE_CHECKING

from adapters.s3.buckets.purpose import WantedBucket
from adapters.s3.buckets.trait import Trait

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


def _deviation(client: "S3Client", bucket: WantedBucket) -> str | None:
    status = client.get_bucket_versioning(Bucket=bucket.name).get("Status")
    return None if status == "Enabled" else "does not keep versions"


def _mend(client: "S3Client", bucket: WantedBucket) -> None:
    client.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": "Enabled"})


VERSIONING = Trait(name="versioning", deviation=_deviation, mend=_mend)
