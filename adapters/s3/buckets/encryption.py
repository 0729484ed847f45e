"""What S3 encrypts objects with when they are written."""

from typing import TYPE_CHECKING, Any

from adapters.s3.buckets.purpose import WantedBucket
from adapters.s3.buckets.trait import Trait
from adapters.s3.buckets.unset import unless_unset

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

KMS = "aws:kms"
GOOD_ENOUGH = frozenset({"AES256", KMS, "aws:kms:dsse"})


def _deviation(client: "S3Client", bucket: WantedBucket) -> str | None:
    found = _default(client, bucket)
    if found.get("SSEAlgorithm") not in GOOD_ENOUGH:
        return "does not encrypt by default"
    if bucket.kms_key is None:
        return None
    key = found.get("KMSMasterKeyID")
    if found.get("SSEAlgorithm") != KMS or key != bucket.kms_key:
        return f"encrypts with {key or 'keys of S3'}, not with {bucket.kms_key}"
    return None


def _default(client: "S3Client", bucket: WantedBucket) -> dict[str, Any]:
    told = unless_unset(lambda: client.get_bucket_encryption(Bucket=bucket.name))
    rules = [] if told is None else told["ServerSideEncryptionConfiguration"]["Rules"]
    return {**rules[0].get("ApplyServerSideEncryptionByDefault", {})} if rules else {}


def _mend(client: "S3Client", bucket: WantedBucket) -> None:
    default: Any = {"SSEAlgorithm": "AES256"}
    if bucket.kms_key is not None:
        default = {"SSEAlgorithm": KMS, "KMSMasterKeyID": bucket.kms_key}
    client.put_bucket_encryption(
        Bucket=bucket.name,
        ServerSideEncryptionConfiguration={
            "Rules": [
                {
                    "ApplyServerSideEncryptionByDefault": default,
                    "BucketKeyEnabled": bucket.kms_key is not None,
                }
            ]
        },
    )


ENCRYPTION = Trait(name="encryption", deviation=_deviation, mend=_mend)
