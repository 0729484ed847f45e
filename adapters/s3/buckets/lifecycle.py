"""Where objects go as they grow old: evidence to colder storage, uploads out of quarantine."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from adapters.s3.buckets.purpose import Purpose, WantedBucket
from adapters.s3.buckets.trait import Trait
from adapters.s3.buckets.unset import unless_unset

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

Rule = dict[str, Any]

UNFINISHED: Final[Rule] = {"AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1}}
RULES: Final[Mapping[Purpose, tuple[Rule, ...]]] = {
    Purpose.QUARANTINE: (
        {
            "ID": "support-center-quarantine",
            "Expiration": {"Days": 1},
            "NoncurrentVersionExpiration": {"NoncurrentDays": 1},
            **UNFINISHED,
        },
        # S3 takes this apart from an age: it is for markers with nothing left behind them.
        {"ID": "support-center-markers", "Expiration": {"ExpiredObjectDeleteMarker": True}},
    ),
    Purpose.EVIDENCE: (
        {
            "ID": "support-center-evidence",
            "Transitions": [
                {"Days": 30, "StorageClass": "INTELLIGENT_TIERING"},
                {"Days": 180, "StorageClass": "GLACIER"},
            ],
            **UNFINISHED,
        },
    ),
    Purpose.AUDIT: ({"ID": "support-center-audit", **UNFINISHED},),
}


def _deviation(client: "S3Client", bucket: WantedBucket) -> str | None:
    found = {rule.get("ID"): rule for rule in _found(client, bucket)}
    for wanted in RULES[bucket.purpose]:
        rule = found.get(wanted["ID"])
        if rule is None:
            return f"has no lifecycle rule {wanted['ID']}"
        if _essence(rule) != _essence(_whole(wanted)):
            return f"has a lifecycle rule {wanted['ID']} that says something else"
    return _losing(bucket, list(found.values()))


def _losing(bucket: WantedBucket, rules: list[Rule]) -> str | None:
    """A lock outlives an expiry, but what expires is hidden, and goes once its lock ends."""
    if not bucket.purpose.is_locked:
        return None
    for rule in rules:
        expires = "Expiration" in rule or "NoncurrentVersionExpiration" in rule
        if expires and rule.get("Status") == "Enabled":
            return f"has a lifecycle rule {rule.get('ID')} that expires objects"
    return None


def _mend(client: "S3Client", bucket: WantedBucket) -> None:
    """Somebody else's rules stay as they are."""
    ours = [_whole(rule) for rule in RULES[bucket.purpose]]
    names = {rule["ID"] for rule in ours}
    others = [rule for rule in _found(client, bucket) if rule.get("ID") not in names]
    rules: Any = [*others, *ours]
    client.put_bucket_lifecycle_configuration(
        Bucket=bucket.name, LifecycleConfiguration={"Rules": rules}
    )


def _found(client: "S3Client", bucket: WantedBucket) -> list[Rule]:
    told = unless_unset(lambda: client.get_bucket_lifecycle_configuration(Bucket=bucket.name))
    return [] if told is None else [{**rule} for rule in told.get("Rules", [])]


def _whole(rule: Rule) -> Rule:
    return {**rule, "Status": "Enabled", "Filter": {"Prefix": ""}}


def _essence(rule: Rule) -> Rule:
    """A filter that leaves nothing out is the same as none, however S3 writes it."""
    everything = rule.get("Filter", {}) in ({}, {"Prefix": ""}) and not rule.get("Prefix")
    kept = {name: value for name, value in rule.items() if name not in {"Filter", "Prefix"}}
    return {**kept, "everything": everything}


LIFECYCLE = Trait(name="lifecycle", deviation=_deviation, mend=_mend)
