"""GuardDuty's verdict is the tag on exactly the version that was uploaded."""

import pytest

from adapters.s3.buckets.purpose import Purpose
from adapters.s3.malware_scanner import TAG, GuardDutyScanner
from ports.malware_scanner import Verdict
from tests.s3.emulator import Emulator

KEY = "quarantine/sca_1/sfl_1"


@pytest.fixture
def scanner(s3: Emulator) -> GuardDutyScanner:
    return GuardDutyScanner(connection=s3.connection, quarantine=s3.bucket(Purpose.QUARANTINE))


def _uploaded(scanner: GuardDutyScanner, *, status: str | None = None, tag: str = TAG) -> str:
    client = scanner.connection.client
    version = client.put_object(Bucket=scanner.quarantine, Key=KEY, Body=b"photo")["VersionId"]
    if status is not None:
        client.put_object_tagging(
            Bucket=scanner.quarantine,
            Key=KEY,
            VersionId=version,
            Tagging={"TagSet": [{"Key": "team", "Value": "x"}, {"Key": tag, "Value": status}]},
        )
    return version


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("NO_THREATS_FOUND", Verdict.CLEAN),
        ("THREATS_FOUND", Verdict.INFECTED),
        ("UNSUPPORTED", Verdict.UNSUPPORTED),
        ("ACCESS_DENIED", Verdict.FAILED),
        ("FAILED", Verdict.FAILED),
        ("no_threats_found", Verdict.FAILED),
        ("A_WORD_OF_TOMORROW", Verdict.FAILED),
        ("", Verdict.FAILED),
        (None, Verdict.PENDING),
    ],
)
def test_each_word_of_guard_duty_has_its_verdict(
    status: str | None, verdict: Verdict, scanner: GuardDutyScanner
) -> None:
    version = _uploaded(scanner, status=status)
    assert scanner.verdict(key=KEY, version_id=version) is verdict


def test_somebody_elses_tag_is_no_verdict(scanner: GuardDutyScanner) -> None:
    version = _uploaded(scanner, status="NO_THREATS_FOUND", tag="guarddutymalwarescanstatus")
    assert scanner.verdict(key=KEY, version_id=version) is Verdict.PENDING


def test_the_verdict_on_one_version_says_nothing_of_the_next(scanner: GuardDutyScanner) -> None:
    clean = _uploaded(scanner, status="NO_THREATS_FOUND")
    swapped = _uploaded(scanner)
    assert scanner.verdict(key=KEY, version_id=clean) is Verdict.CLEAN
    assert scanner.verdict(key=KEY, version_id=swapped) is Verdict.PENDING


def test_what_is_not_there_has_no_verdict(scanner: GuardDutyScanner) -> None:
    _uploaded(scanner, status="NO_THREATS_FOUND")
    assert scanner.verdict(key=KEY, version_id="0" * 32) is Verdict.PENDING
    assert scanner.verdict(key="quarantine/none", version_id="0" * 32) is Verdict.PENDING
