"""A signature is good for one message under one key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from adapters.kms.signer import KmsSigner
from adapters.system.local_signer import LocalSigner
from ports.signing import Signature, Signer, SigningUnavailable
from tests.s3.emulator import CREDENTIALS, REGION, Emulator

HEAD = b'{"head":"abc","seq":41}'

NewSigner = Callable[[], Signer]


@pytest.fixture(params=["file", "kms"])
def new_signer(request: pytest.FixtureRequest, tmp_path: Path) -> NewSigner:
    if request.param == "kms":
        return _kms(request.getfixturevalue("s3"))
    files = iter(range(9))
    return lambda: LocalSigner.load_or_create(tmp_path / f"{next(files)}.pem")


def _kms(s3: Emulator) -> NewSigner:
    import boto3  # noqa: PLC0415 - as in the adapter

    kms = boto3.session.Session().client("kms", region_name=REGION, endpoint_url=s3.url)

    def new() -> Signer:
        made = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
        return KmsSigner(made["KeyMetadata"]["KeyId"], region=REGION, endpoint_url=s3.url)

    return new


def test_what_was_signed_verifies(new_signer: NewSigner) -> None:
    signer = new_signer()
    signature = signer.sign(HEAD)
    assert signature.algorithm == "ECDSA_SHA_256"
    assert signature.key_id
    assert signer.verify(HEAD, signature)


def test_a_long_message_is_signed_too(new_signer: NewSigner) -> None:
    signer = new_signer()
    message = b"x" * 100_000
    assert signer.verify(message, signer.sign(message))
    assert not signer.verify(message + b"x", signer.sign(message))


def test_another_message_does_not_verify(new_signer: NewSigner) -> None:
    signer = new_signer()
    assert not signer.verify(HEAD.replace(b"41", b"40"), signer.sign(HEAD))


@pytest.mark.parametrize("value", [b"", b"\0", b"junk" * 20])
def test_what_is_no_signature_does_not_verify(value: bytes, new_signer: NewSigner) -> None:
    signer = new_signer()
    assert not signer.verify(HEAD, evolve(signer.sign(HEAD), value=value))


def test_another_algorithm_does_not_verify(new_signer: NewSigner) -> None:
    signer = new_signer()
    assert not signer.verify(HEAD, evolve(signer.sign(HEAD), algorithm="none"))


def test_another_key_does_not_verify_whatever_it_calls_itself(new_signer: NewSigner) -> None:
    ours, theirs = new_signer(), new_signer()
    forged = theirs.sign(HEAD)
    assert forged.key_id != ours.sign(HEAD).key_id
    assert not ours.verify(HEAD, forged)
    assert not ours.verify(HEAD, evolve(forged, key_id=ours.sign(HEAD).key_id))


def test_a_key_that_is_not_there_is_a_malfunction_and_no_bad_signature(s3: Emulator) -> None:
    signer = KmsSigner("alias/nonesuch", region=REGION, endpoint_url=s3.url)
    with pytest.raises(SigningUnavailable, match="signing: KMS said NotFoundException"):
        signer.sign(HEAD)
    with pytest.raises(SigningUnavailable, match="verifying: KMS said NotFoundException"):
        signer.verify(HEAD, Signature(key_id="", algorithm="ECDSA_SHA_256", value=b"x"))


def test_a_kms_that_does_not_answer_is_a_malfunction(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    signer = KmsSigner("alias/key", region=REGION, endpoint_url="http://127.0.0.1:9")
    with pytest.raises(SigningUnavailable, match="no answer"):
        signer.sign(HEAD)


def test_the_key_of_a_file_is_its_owners_alone_and_stays_the_same(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    signature = LocalSigner.load_or_create(file).sign(HEAD)
    assert file.stat().st_mode & 0o777 == 0o600
    assert LocalSigner.load_or_create(file).verify(HEAD, signature)
    assert [found.name for found in tmp_path.iterdir()] == ["key.pem"]


@pytest.mark.parametrize("content", [b"", b"not a key"])
def test_a_file_that_holds_no_key_is_a_malfunction_and_stays(
    content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(content)
    with pytest.raises(SigningUnavailable, match=r"key\.pem"):
        LocalSigner.load_or_create(file)
    assert file.read_bytes() == content
