"""Buckets are made what they must be, and each thing that is otherwise is named."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from adapters.s3.buckets.purpose import Purpose, WantedBucket
from adapters.s3.buckets.upkeep import BucketUpkeep
from tests.s3.emulator import Emulator

Spoil = Callable[[Any, str], object]
KEY = "alias/support"


@pytest.fixture
def upkeep(s3: Emulator) -> BucketUpkeep:
    return BucketUpkeep(s3.connection)


@pytest.fixture(params=list(Purpose))
def fresh(request: pytest.FixtureRequest, s3: Emulator) -> WantedBucket:
    return WantedBucket(name=s3.free_name("fresh"), purpose=request.param)


def _made(s3: Emulator, purpose: Purpose) -> WantedBucket:
    return WantedBucket(name=s3.bucket(purpose), purpose=purpose)


def test_a_missing_bucket_is_made_with_everything(
    fresh: WantedBucket, upkeep: BucketUpkeep
) -> None:
    missing = [(found.trait, found.what) for found in upkeep.verify(fresh)]
    assert missing == [("existence", "does not exist")]
    changes = [change.trait for change in upkeep.ensure(fresh)]
    assert changes[0] == "existence"
    assert {"lifecycle", "TLS only"} <= set(changes)
    assert list(upkeep.verify(fresh)) == []


def test_ensuring_again_changes_nothing(fresh: WantedBucket, upkeep: BucketUpkeep) -> None:
    assert list(upkeep.ensure(fresh)) != []
    assert list(upkeep.ensure(fresh)) == []


def test_an_old_bucket_without_anything_is_mended(s3: Emulator, upkeep: BucketUpkeep) -> None:
    bucket = WantedBucket(name=s3.free_name("old"), purpose=Purpose.EVIDENCE)
    client: Any = s3.connection.client
    client.create_bucket(
        Bucket=bucket.name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    client.delete_public_access_block(Bucket=bucket.name)
    told = {found.trait: found.what for found in upkeep.verify(bucket)}
    assert told["versioning"] == "does not keep versions"
    assert told["object lock"] == "has no Object Lock"
    assert told["TLS only"] == "answers without TLS"
    assert told["public access"].startswith("does not block public access: BlockPublicAcls")
    assert {change.trait: change.why for change in upkeep.ensure(bucket)} == told
    assert list(upkeep.verify(bucket)) == []


def _retention(mode: str, **held: int) -> Spoil:
    rule = {"DefaultRetention": {"Mode": mode, **held}}
    return lambda client, name: client.put_object_lock_configuration(
        Bucket=name, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": rule}
    )


def _no_retention(client: Any, name: str) -> None:
    client.put_object_lock_configuration(
        Bucket=name, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled"}
    )


def _lifecycle(change: Callable[[dict[str, Any]], object]) -> Spoil:
    def spoil(client: Any, name: str) -> None:
        rules = client.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
        change(rules[0])
        client.put_bucket_lifecycle_configuration(
            Bucket=name, LifecycleConfiguration={"Rules": rules}
        )

    return spoil


def _another_rule(client: Any, name: str) -> None:
    rules = client.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
    rule = {"ID": "tidy", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 9}}
    client.put_bucket_lifecycle_configuration(
        Bucket=name, LifecycleConfiguration={"Rules": [*rules, rule]}
    )


def _public(setting: str) -> Spoil:
    def spoil(client: Any, name: str) -> None:
        found = client.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
        client.put_public_access_block(
            Bucket=name, PublicAccessBlockConfiguration={**found, setting: False}
        )

    return spoil


def _policy(**changed: Any) -> Spoil:
    def spoil(client: Any, name: str) -> None:
        policy = json.loads(client.get_bucket_policy(Bucket=name)["Policy"])
        statement = policy["Statement"][0] | changed
        policy["Statement"] = [{n: said for n, said in statement.items() if said is not None}]
        client.put_bucket_policy(Bucket=name, Policy=json.dumps(policy))

    return spoil


SPOILED: dict[str, tuple[Purpose, str, str, Spoil]] = {
    "a mode that can be lifted": (
        Purpose.EVIDENCE,
        "object lock",
        "locks in governance mode, which can be lifted",
        _retention("GOVERNANCE", Years=7),
    ),
    "a year less": (
        Purpose.AUDIT,
        "object lock",
        "locks objects for 2190 days by default, less than 7 years",
        _retention("COMPLIANCE", Years=6),
    ),
    "a day less": (
        Purpose.AUDIT,
        "object lock",
        "locks objects for 2556 days by default, less than 7 years",
        _retention("COMPLIANCE", Days=2556),
    ),
    "no default retention": (
        Purpose.EVIDENCE,
        "object lock",
        "has Object Lock, and no default retention",
        _no_retention,
    ),
    "no lifecycle": (
        Purpose.EVIDENCE,
        "lifecycle",
        "has no lifecycle rule support-center-evidence",
        lambda client, name: client.delete_bucket_lifecycle(Bucket=name),
    ),
    "a rule that is off": (
        Purpose.QUARANTINE,
        "lifecycle",
        "has a lifecycle rule support-center-quarantine that says something else",
        _lifecycle(lambda rule: rule.update(Status="Disabled")),
    ),
    "a rule for a part": (
        Purpose.QUARANTINE,
        "lifecycle",
        "has a lifecycle rule support-center-quarantine that says something else",
        _lifecycle(lambda rule: rule.update(Filter={"Prefix": "part/"})),
    ),
    "uploads that stay for a week": (
        Purpose.QUARANTINE,
        "lifecycle",
        "has a lifecycle rule support-center-quarantine that says something else",
        _lifecycle(lambda rule: rule.update(Expiration={"Days": 7})),
    ),
    "earlier uploads that stay": (
        Purpose.QUARANTINE,
        "lifecycle",
        "has a lifecycle rule support-center-quarantine that says something else",
        _lifecycle(lambda rule: rule.pop("NoncurrentVersionExpiration")),
    ),
    "Glacier a day early": (
        Purpose.EVIDENCE,
        "lifecycle",
        "has a lifecycle rule support-center-evidence that says something else",
        _lifecycle(lambda rule: rule["Transitions"][1].update(Days=179)),
    ),
    "one way open": (
        Purpose.AUDIT,
        "public access",
        "does not block public access: RestrictPublicBuckets",
        _public("RestrictPublicBuckets"),
    ),
    "no policy": (
        Purpose.AUDIT,
        "TLS only",
        "answers without TLS",
        lambda client, name: client.delete_bucket_policy(Bucket=name),
    ),
    "a policy that allows": (
        Purpose.EVIDENCE,
        "TLS only",
        "answers without TLS",
        _policy(Effect="Allow", Principal={"AWS": "arn:aws:iam::000000000000:root"}),
    ),
    "a policy on some actions": (
        Purpose.EVIDENCE,
        "TLS only",
        "answers without TLS",
        _policy(Action="s3:GetObject"),
    ),
    "a policy on some people": (
        Purpose.EVIDENCE,
        "TLS only",
        "answers without TLS",
        _policy(Principal={"AWS": "arn:aws:iam::000000000000:root"}),
    ),
    "a policy on the objects alone": (
        Purpose.EVIDENCE,
        "TLS only",
        "answers without TLS",
        _policy(Resource="arn:aws:s3:::*/*"),
    ),
    "a policy with a way out": (
        Purpose.EVIDENCE,
        "TLS only",
        "answers without TLS",
        _policy(
            Condition={
                "Bool": {"aws:SecureTransport": "false"},
                "StringNotEquals": {"aws:PrincipalTag/team": "x"},
            }
        ),
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_what_was_spoiled_is_named_and_mended(
    name: str, s3: Emulator, upkeep: BucketUpkeep
) -> None:
    purpose, trait, what, spoil = SPOILED[name]
    bucket = _made(s3, purpose)
    spoil(s3.connection.client, bucket.name)
    assert [(found.trait, found.what) for found in upkeep.verify(bucket)] == [(trait, what)]
    assert [(change.trait, change.why) for change in upkeep.ensure(bucket)] == [(trait, what)]
    assert list(upkeep.verify(bucket)) == []


def test_a_retention_that_is_longer_is_as_good(s3: Emulator, upkeep: BucketUpkeep) -> None:
    bucket = _made(s3, Purpose.EVIDENCE)
    for longer in ({"Years": 10}, {"Days": 2557}):
        _retention("COMPLIANCE", **longer)(s3.connection.client, bucket.name)
        assert list(upkeep.verify(bucket)) == []


def test_a_lock_on_the_quarantine_is_named_and_cannot_be_taken_off(
    s3: Emulator, upkeep: BucketUpkeep
) -> None:
    bucket = _made(s3, Purpose.EVIDENCE)
    mistaken = WantedBucket(name=bucket.name, purpose=Purpose.QUARANTINE)
    told = "locks objects, so that what is refused could not be deleted"
    assert told in [found.what for found in upkeep.verify(mistaken)]
    assert "object lock" not in [change.trait for change in upkeep.ensure(mistaken)]
    assert told in [found.what for found in upkeep.verify(mistaken)]


def test_a_rule_of_somebody_else_that_expires_evidence_is_named_and_left_alone(
    s3: Emulator, upkeep: BucketUpkeep
) -> None:
    bucket = _made(s3, Purpose.EVIDENCE)
    _another_rule(s3.connection.client, bucket.name)
    told = ["has a lifecycle rule tidy that expires objects"]
    assert [found.what for found in upkeep.verify(bucket)] == told
    assert list(upkeep.ensure(bucket)) == []
    assert [found.what for found in upkeep.verify(bucket)] == told


def test_rules_and_statements_of_somebody_else_stay(s3: Emulator, upkeep: BucketUpkeep) -> None:
    bucket = _made(s3, Purpose.QUARANTINE)
    client: Any = s3.connection.client
    _another_rule(client, bucket.name)
    theirs = {
        "Sid": "Theirs",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:PutObjectAcl",
        "Resource": f"arn:aws:s3:::{bucket.name}/*",
    }
    client.put_bucket_policy(
        Bucket=bucket.name, Policy=json.dumps({"Version": "2012-10-17", "Statement": theirs})
    )
    _lifecycle(lambda rule: rule.update(Status="Disabled"))(client, bucket.name)
    assert {change.trait for change in upkeep.ensure(bucket)} == {"lifecycle", "TLS only"}
    rules = client.get_bucket_lifecycle_configuration(Bucket=bucket.name)["Rules"]
    policy = json.loads(client.get_bucket_policy(Bucket=bucket.name)["Policy"])
    assert "tidy" in [rule["ID"] for rule in rules]
    assert theirs in policy["Statement"]


def test_a_key_that_was_asked_for_encrypts(s3: Emulator, upkeep: BucketUpkeep) -> None:
    name = s3.bucket(Purpose.EVIDENCE)
    with_key = WantedBucket(name=name, purpose=Purpose.EVIDENCE, kms_key=KEY)
    told = [(found.trait, found.what) for found in upkeep.verify(with_key)]
    assert told == [("encryption", f"encrypts with keys of S3, not with {KEY}")]
    assert [change.trait for change in upkeep.ensure(with_key)] == ["encryption"]
    assert list(upkeep.verify(with_key)) == []
    # Somebody who asks for no key is content with this one.
    assert list(upkeep.verify(WantedBucket(name=name, purpose=Purpose.EVIDENCE))) == []
