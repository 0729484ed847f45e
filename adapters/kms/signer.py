"""Signatures of AWS KMS."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Final

from attrs import define, field

from ports.signing import Signature, SigningUnavailable

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

ALGORITHM: Final = "ECDSA_SHA_256"
CONNECT_SECONDS: Final = 3
READ_SECONDS: Final = 10
ATTEMPTS: Final = 3


@define(eq=False)
class KmsSigner:
    """ports/signing.py over a KMS key of ECC_NIST_P256 for SIGN_VERIFY, by id, ARN or alias.

    The client is made, and boto3 loaded, when something is first signed or verified.
    """

    key: str
    region: str | None = None
    endpoint_url: str | None = None
    _made: "KMSClient | None" = field(default=None, init=False)
    _making: Lock = field(factory=Lock, init=False)

    def sign(self, message: bytes) -> Signature:
        with _asking_kms("signing"):
            told = self._client().sign(
                KeyId=self.key,
                Message=sha256(message).digest(),
                MessageType="DIGEST",
                SigningAlgorithm=ALGORITHM,
            )
        return Signature(key_id=told["KeyId"], algorithm=ALGORITHM, value=bytes(told["Signature"]))

    def verify(self, message: bytes, signature: Signature) -> bool:
        client = self._client()
        with _asking_kms("verifying"):
            try:
                told = client.verify(
                    KeyId=self.key,
                    Message=sha256(message).digest(),
                    MessageType="DIGEST",
                    Signature=signature.value or b"\0",
                    SigningAlgorithm=ALGORITHM,
                )
            except client.exceptions.KMSInvalidSignatureException:
                return False
        return told["SignatureValid"] and signature.algorithm == ALGORITHM

    def _client(self) -> "KMSClient":
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made

    def _make(self) -> "KMSClient":
        import boto3  # noqa: PLC0415 - a process that signs nothing need not load it
        from botocore.config import Config  # noqa: PLC0415

        config = Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
        )
        with _asking_kms("making a client"):
            return boto3.session.Session().client(
                "kms", region_name=self.region, endpoint_url=self.endpoint_url, config=config
            )


@contextmanager
def _asking_kms(step: str) -> Iterator[None]:
    """AWS's own messages are left out: they may quote the request."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except ClientError as fault:
        code = fault.response.get("Error", {}).get("Code", "an unnamed error")
        raise SigningUnavailable(f"{step}: KMS said {code}") from fault
    except (BotoCoreError, ValueError) as fault:
        raise SigningUnavailable(f"{step}: KMS gave no answer: {type(fault).__name__}") from fault
