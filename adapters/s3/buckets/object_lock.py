"""Object Lock in compliance mode, whose retention nobody shortens, for what is kept."""

from typing import TYPE_CHECKING, Any, Final

from adapters.s3.buckets.purpose import WantedBucket
from adapters.s3.buckets.trait import Trait
from adapters.s3.buckets.unset import unless_unset

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

RETENTION_YEARS: Final = 7
"""domain.md, *Messages, evidence, timeline*."""
_LONGEST_DAYS: Final = 7 * 365 + 2
"""Seven years with two leap days in them."""


def _deviation(client: "S3Client", bucket: WantedBucket) -> str | None:
    found = _configuration(client, bucket)
    locks = found.get("ObjectLockEnabled") == "Enabled"
    if not bucket.purpose.is_locked:
        return "locks objects, so that what is refused could not be deleted" if locks else None
    if not locks:
        return "has no Object Lock"
    return _short_of(found.get("Rule", {}).get("DefaultRetention", {}))


def _configuration(client: "S3Client", bucket: WantedBucket) -> dict[str, Any]:
    told = unless_unset(lambda: client.get_object_lock_configuration(Bucket=bucket.name))
    return {} if told is None else {**told.get("ObjectLockConfiguration", {})}


def _short_of(retention: dict[str, Any]) -> str | None:
    """A longer retention is as good."""
    if not retention:
        return "has Object Lock, and no default retention"
    if retention.get("Mode") != "COMPLIANCE":
        return f"locks in {str(retention.get('Mode')).lower()} mode, which can be lifted"
    years, days = retention.get("Years") or 0, retention.get("Days") or 0
    if years < RETENTION_YEARS and days < _LONGEST_DAYS:
        kept = years * 365 + days
        return f"locks objects for {kept} days by default, less than {RETENTION_YEARS} years"
    return None


def _mend(client: "S3Client", bucket: WantedBucket) -> None:
    """A lock cannot be taken off a bucket: one that should have none stays a deviation."""
    if not bucket.purpose.is_locked:
        return
    client.put_object_lock_configuration(
        Bucket=bucket.name,
        ObjectLockConfiguration={
            "ObjectLockEnabled": "Enabled",
            "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Years": RETENTION_YEARS}},
        },
    )


OBJECT_LOCK = Trait(name="object lock", deviation=_deviation, mend=_mend)
