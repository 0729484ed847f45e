"""Where files and the audit's stream are kept, by the environment."""

from pathlib import Path

import pytest

from adapters.kms.signer import KmsSigner
from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.memory.object_stream import BucketAuditStream
from adapters.s3.evidence_store import S3EvidenceStore
from adapters.s3.malware_scanner import GuardDutyScanner
from adapters.s3.object_stream import S3AuditStream
from adapters.system.local_scanner import LocalScanner
from adapters.system.local_signer import LocalSigner
from adapters.system.system_clock import SystemClock
from entrypoints.evidence.stores import (
    audit_stream_of,
    evidence_store_of,
    file_door_of,
    scanner_of,
    signer_of,
)
from entrypoints.settings.environment import read_settings
from entrypoints.settings.setting_error import SettingError

NAMED = {
    "SUPPORT_CENTER_EVIDENCE_BUCKET": "acme-evidence",
    "SUPPORT_CENTER_QUARANTINE_BUCKET": "acme-uploads",
    "SUPPORT_CENTER_AUDIT_BUCKET": "acme-audit",
    "SUPPORT_CENTER_SIGNING_KEY": "alias/seals",
}
CLOCK = SystemClock()


def test_named_buckets_lead_to_s3_and_a_named_key_to_kms() -> None:
    settings = read_settings(NAMED)
    door = file_door_of(settings, CLOCK)
    store = evidence_store_of(settings, door)
    assert door is None
    assert isinstance(store, S3EvidenceStore)
    assert (store.bucket.name, store.quarantine.name) == ("acme-evidence", "acme-uploads")
    assert isinstance(scanner_of(settings, store), GuardDutyScanner)
    stream = audit_stream_of(settings, CLOCK)
    assert isinstance(stream, S3AuditStream)
    assert stream.bucket.name == "acme-audit"
    signer = signer_of(settings)
    assert isinstance(signer, KmsSigner)
    assert signer.key == "alias/seals"


def test_without_names_everything_is_in_files_that_a_restart_finds(tmp_path: Path) -> None:
    settings = read_settings({"SUPPORT_CENTER_HOME": str(tmp_path)})
    door = file_door_of(settings, CLOCK)
    again = file_door_of(settings, CLOCK)
    assert door is not None
    assert again is not None
    assert again.tokens == door.tokens
    assert (tmp_path / "evidence-door.key").stat().st_mode & 0o777 == 0o600
    store = evidence_store_of(settings, door)
    assert isinstance(store, BucketEvidenceStore)
    assert isinstance(scanner_of(settings, store), LocalScanner)
    signature = signer_of(settings).sign(b"head")
    assert signer_of(settings).verify(b"head", signature)


def test_in_memory_nothing_is_written(tmp_path: Path) -> None:
    settings = read_settings(
        {"SUPPORT_CENTER_HOME": str(tmp_path), "SUPPORT_CENTER_STORE": "memory"}
    )
    door = file_door_of(settings, CLOCK)
    assert isinstance(evidence_store_of(settings, door), BucketEvidenceStore)
    assert isinstance(audit_stream_of(settings, CLOCK), BucketAuditStream)
    assert isinstance(signer_of(settings), LocalSigner)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMED)
def test_what_cannot_be_a_name_is_told_with_its_variable_and_without_the_value(
    name: str,
) -> None:
    with pytest.raises(SettingError) as fault:
        read_settings({**NAMED, name: "Not a name!"})
    assert fault.value.name == name
    assert "Not a name!" not in str(fault.value)


@pytest.mark.parametrize(
    ("missing", "present"),
    [
        ("SUPPORT_CENTER_EVIDENCE_BUCKET", "SUPPORT_CENTER_QUARANTINE_BUCKET"),
        ("SUPPORT_CENTER_QUARANTINE_BUCKET", "SUPPORT_CENTER_EVIDENCE_BUCKET"),
    ],
)
def test_evidence_and_quarantine_are_named_together(missing: str, present: str) -> None:
    with pytest.raises(SettingError, match=present) as fault:
        read_settings({present: "acme-one"})
    assert fault.value.name == missing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SUPPORT_CENTER_EVIDENCE_BUCKET", "SUPPORT_CENTER_QUARANTINE_BUCKET"),
        ("SUPPORT_CENTER_EVIDENCE_BUCKET", "SUPPORT_CENTER_AUDIT_BUCKET"),
        ("SUPPORT_CENTER_QUARANTINE_BUCKET", "SUPPORT_CENTER_AUDIT_BUCKET"),
    ],
)
def test_no_bucket_has_two_purposes(one: str, other: str) -> None:
    with pytest.raises(SettingError, match="a bucket of its own") as fault:
        read_settings({**NAMED, other: NAMED[one]})
    assert fault.value.name == other


@pytest.mark.parametrize(
    "key",
    [
        "alias/support",
        "1234abcd-12ab-34cd-56ef-1234567890ab",
        "mrk-1234abcd12ab34cd56ef1234567890ab",
        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:eu-west-1:111122223333:alias/support",
    ],
)
def test_a_key_of_kms_is_named_in_any_of_its_ways(key: str) -> None:
    settings = read_settings({"SUPPORT_CENTER_KMS_KEY": key})
    assert settings.kms_key is not None
    assert settings.kms_key.name == key
