"""`support-center bucket ensure|verify` on an S3 with locks."""

import json

import pytest

from entrypoints.cli.main import main
from tests.s3.emulator import Emulator

Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_bucket_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QUARANTINE_BUCKET", "EVIDENCE_BUCKET", "AUDIT_BUCKET", "KMS_KEY", "S3_ENDPOINT"):
        monkeypatch.delenv(f"SUPPORT_CENTER_{name}", raising=False)


@pytest.fixture
def words(s3: Emulator) -> list[str]:
    """Names of buckets that do not exist yet, and where."""
    named = [
        word
        for purpose in ("quarantine", "evidence", "audit")
        for word in (f"--{purpose}", s3.free_name(f"cli-{purpose}"))
    ]
    return [*named, "--endpoint-url", s3.url]


def test_what_was_ensured_verifies_and_ensuring_again_changes_nothing(
    words: list[str], capsys: Told
) -> None:
    assert main(["bucket", "ensure", *words]) == 0
    told = capsys.readouterr().out
    assert f"{words[3]}: set existence (it did not exist)" in told
    assert told.splitlines()[-1].startswith("3 buckets: ")
    for again in ("verify", "ensure"):
        assert main(["bucket", again, *words]) == 0
        assert capsys.readouterr().out == "3 buckets: everything is as it must be\n"


def test_each_deviation_is_named_and_fails(words: list[str], s3: Emulator, capsys: Told) -> None:
    main(["bucket", "ensure", *words])
    s3.connection.client.delete_bucket_policy(Bucket=words[3])
    s3.connection.client.delete_bucket_lifecycle(Bucket=words[3])
    capsys.readouterr()
    assert main(["bucket", "verify", *words]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{words[3]} has no lifecycle rule support-center-evidence",
        f"{words[3]} answers without TLS",
        "3 buckets: 2 not as it must be",
    ]


def test_json_is_a_line_for_each_finding(words: list[str], capsys: Told) -> None:
    assert main(["bucket", "verify", *words, "--json"]) == 1
    told = capsys.readouterr()
    assert [json.loads(line) for line in told.out.splitlines()] == [
        {"found": "deviates", "bucket": name, "trait": "existence", "why": "does not exist"}
        for name in words[1:6:2]
    ]
    assert told.err == "3 buckets: 3 not as it must be\n"


def test_the_environment_can_name_the_buckets(
    words: list[str], s3: Emulator, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPPORT_CENTER_AUDIT_BUCKET", words[5])
    monkeypatch.setenv("SUPPORT_CENTER_S3_ENDPOINT", s3.url)
    assert main(["bucket", "verify"]) == 1
    assert capsys.readouterr().out.startswith(f"{words[5]} does not exist\n")


def test_one_bucket_can_be_named_alone(words: list[str], capsys: Told) -> None:
    assert main(["bucket", "ensure", *words[2:4], *words[6:]]) == 0
    assert "1 bucket: " in capsys.readouterr().out


def test_no_bucket_or_one_twice_is_misuse(capsys: Told) -> None:
    assert main(["bucket", "verify"]) == 2
    assert "Name at least one bucket" in capsys.readouterr().err
    assert main(["bucket", "ensure", "--audit", "acme-one", "--evidence", "acme-one"]) == 2
    assert "Name different buckets" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a", "Upper", "with.dots", "-edge", "under_score", "x" * 64])
def test_what_is_no_name_of_a_bucket_is_misuse(name: str, capsys: Told) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bucket", "verify", f"--audit={name}"])
    assert ended.value.code == 2
    assert "write the name of a bucket" in capsys.readouterr().err


def test_an_s3_that_does_not_answer_fails_in_a_line(words: list[str], capsys: Told) -> None:
    nowhere = [*words[:-1], "http://127.0.0.1:9"]
    for verb in ("ensure", "verify"):
        assert main(["bucket", verb, *nowhere]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "S3 gave no answer" in told.err
        assert "Traceback" not in told.err
