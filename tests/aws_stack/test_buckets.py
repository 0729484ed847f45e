"""The buckets are what `support-center bucket verify` asks of them."""

from typing import Any

import pytest

from adapters.s3.buckets.lifecycle import RULES
from adapters.s3.buckets.object_lock import RETENTION_YEARS
from adapters.s3.buckets.public_access import BLOCKED
from adapters.s3.buckets.purpose import Purpose
from adapters.s3.buckets.tls_only import SID
from tests.aws_stack.template import resources

BUCKETS = {
    Purpose.QUARANTINE: "QuarantineBucket",
    Purpose.EVIDENCE: "EvidenceBucket",
    Purpose.AUDIT: "AuditBucket",
}


def bucket(purpose: Purpose) -> Any:
    return resources("AWS::S3::Bucket")[BUCKETS[purpose]]


@pytest.mark.parametrize("purpose", Purpose)
def test_it_is_closed_encrypted_and_keeps_versions(purpose: Purpose) -> None:
    told = bucket(purpose)
    assert told["PublicAccessBlockConfiguration"] == BLOCKED
    assert told["VersioningConfiguration"] == {"Status": "Enabled"}
    (rule,) = told["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"] == {
        "SSEAlgorithm": "aws:kms",
        "KMSMasterKeyID": {"Fn::GetAtt": ["DataKey", "Arn"]},
    }


@pytest.mark.parametrize("purpose", Purpose)
def test_it_answers_over_tls_alone(purpose: Purpose) -> None:
    (policy,) = (
        each["PolicyDocument"]["Statement"]
        for each in resources("AWS::S3::BucketPolicy").values()
        if each["Bucket"] == {"Ref": BUCKETS[purpose]}
    )
    (tls,) = (each for each in policy if each["Sid"] == SID)
    assert (tls["Effect"], tls["Principal"], tls["Action"]) == ("Deny", "*", "s3:*")
    assert tls["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


@pytest.mark.parametrize("purpose", Purpose)
def test_production_locks_what_is_kept_and_nothing_else(purpose: Purpose) -> None:
    told = bucket(purpose)
    if not purpose.is_locked:
        assert "ObjectLockEnabled" not in told
        return
    retention = told["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    assert retention["Mode"] == "COMPLIANCE"
    assert retention["Years"]["Fn::If"][:2] == ["IsProduction", RETENTION_YEARS]


@pytest.mark.parametrize("purpose", Purpose)
def test_what_is_in_it_grows_old_as_the_program_has_it(purpose: Purpose) -> None:
    assert [essence(rule) for rule in bucket(purpose)["LifecycleConfiguration"]["Rules"]] == [
        in_words_of_the_template(rule) for rule in RULES[purpose]
    ]


def essence(rule: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in rule.items() if name != "Status"}


def in_words_of_the_template(rule: dict[str, Any]) -> dict[str, Any]:
    """As CloudFormation spells what S3's own API says."""
    told: dict[str, Any] = {"Id": rule["ID"]}
    for name, value in rule.items():
        match name, value:
            case "Expiration", {"Days": days}:
                told["ExpirationInDays"] = days
            case "Expiration", {"ExpiredObjectDeleteMarker": marker}:
                told["ExpiredObjectDeleteMarker"] = marker
            case "Transitions", transitions:
                told["Transitions"] = [
                    {"StorageClass": each["StorageClass"], "TransitionInDays": each["Days"]}
                    for each in transitions
                ]
            case "ID", _:
                pass
            case _:
                told[name] = value
    return told
