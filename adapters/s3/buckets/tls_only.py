"""Whoever does not come over TLS is refused, whatever they are allowed."""

import json
from typing import TYPE_CHECKING, Any, Final

from adapters.s3.buckets.purpose import WantedBucket
from adapters.s3.buckets.trait import Trait
from adapters.s3.buckets.unset import unless_unset

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

SID: Final = "SupportCenterTlsOnly"
Statement = dict[str, Any]


def _deviation(client: "S3Client", bucket: WantedBucket) -> str | None:
    if any(_denies_plain_http(found, bucket) for found in _statements(client, bucket)):
        return None
    return "answers without TLS"


def _denies_plain_http(found: Statement, bucket: WantedBucket) -> bool:
    wanted = _wanted(bucket, _resource_root(found))
    return (
        found.get("Effect") == "Deny"
        and found.get("Principal") in ("*", {"AWS": "*"})
        and "s3:*" in _listed(found.get("Action"))
        and set(wanted["Resource"]) <= set(_listed(found.get("Resource")))
        and found.get("Condition") in _CONDITIONS
    )


_CONDITIONS: Final[tuple[Statement, ...]] = (
    {"Bool": {"aws:SecureTransport": "false"}},
    {"Bool": {"aws:SecureTransport": ["false"]}},
)


def _mend(client: "S3Client", bucket: WantedBucket) -> None:
    """Somebody else's statements stay as they are."""
    others = [found for found in _statements(client, bucket) if found.get("Sid") != SID]
    partition = client.meta.partition
    policy = {
        "Version": "2012-10-17",
        "Statement": [*others, _wanted(bucket, f"arn:{partition}:s3:::")],
    }
    client.put_bucket_policy(Bucket=bucket.name, Policy=json.dumps(policy))


def _wanted(bucket: WantedBucket, root: str) -> Statement:
    return {
        "Sid": SID,
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"{root}{bucket.name}", f"{root}{bucket.name}/*"],
        "Condition": _CONDITIONS[0],
    }


def _resource_root(found: Statement) -> str:
    """China and government regions have ARNs of their own."""
    first = next(iter(_listed(found.get("Resource"))), "")
    return first.rpartition(":")[0] + ":"


def _statements(client: "S3Client", bucket: WantedBucket) -> list[Statement]:
    told = unless_unset(lambda: client.get_bucket_policy(Bucket=bucket.name))
    if told is None:
        return []
    found = json.loads(told["Policy"])["Statement"]
    return list(found) if isinstance(found, list) else [found]


def _listed(one_or_more: Any) -> list[str]:
    return [one_or_more] if isinstance(one_or_more, str) else list(one_or_more or ())


TLS_ONLY = Trait(name="TLS only", deviation=_deviation, mend=_mend)
