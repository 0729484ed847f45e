"""Settings that a bucket does not have: S3 tells it as an error."""

from collections.abc import Callable
from typing import TypeVar

from adapters.s3.faults import code_of

T = TypeVar("T")

UNSET = frozenset(
    {
        "NoSuchBucketPolicy",
        "NoSuchLifecycleConfiguration",
        "NoSuchPublicAccessBlockConfiguration",
        "ObjectLockConfigurationNotFoundError",
        "ServerSideEncryptionConfigurationNotFoundError",
    }
)


def unless_unset(ask: Callable[[], T]) -> T | None:
    """What S3 answers, or None when what is asked for is not set."""
    from botocore.exceptions import ClientError  # noqa: PLC0415

    try:
        return ask()
    except ClientError as fault:
        if code_of(fault) not in UNSET:
            raise
        return None
