"""One thing that a bucket must be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

from adapters.s3.buckets.purpose import WantedBucket

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

Look = Callable[["S3Client", WantedBucket], str | None]
Mend = Callable[["S3Client", WantedBucket], None]


@frozen(kw_only=True)
class Trait:
    """`deviation` says in words what is otherwise, or None; `mend` makes it right.

    Both may raise botocore's errors.
    """

    name: str
    deviation: Look
    mend: Mend
