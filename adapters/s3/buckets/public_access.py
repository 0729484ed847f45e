"""No policy and no access list of the bucket opens it to everybody."""

from typing import TYPE_CHECKING, Final

from adapters.s3.buckets.purpose import WantedBucket
from adapters.s3.buckets.trait import Trait
from adapters.s3.buckets.unset import unless_unset

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import PublicAccessBlockConfigurationTypeDef

BLOCKED: Final["PublicAccessBlockConfigurationTypeDef"] = {
    "BlockPublicAcls": True,
    "IgnorePublicAcls": True,
    "BlockPublicPolicy": True,
    "RestrictPublicBuckets": True,
}


def _deviation(client: "S3Client", bucket: WantedBucket) -> str | None:
    told = unless_unset(lambda: client.get_public_access_block(Bucket=bucket.name))
    found = {} if told is None else {**told["PublicAccessBlockConfiguration"]}
    open_ways = [name for name in BLOCKED if found.get(name) is not True]
    return f"does not block public access: {', '.join(open_ways)}" if open_ways else None


def _mend(client: "S3Client", bucket: WantedBucket) -> None:
    client.put_public_access_block(Bucket=bucket.name, PublicAccessBlockConfiguration=BLOCKED)


PUBLIC_ACCESS = Trait(name="public access", deviation=_deviation, mend=_mend)
