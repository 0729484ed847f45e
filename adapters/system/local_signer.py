"""A signing key in a file, for a demo that has no KMS."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from attrs import field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from adapters.system.secret_file import keep_private
from ports.signing import Signature, SigningUnavailable

ALGORITHM: Final = "ECDSA_SHA_256"
"""As KMS calls it: a signature reads the same whichever adapter made it."""


@frozen
class LocalSigner:
    """ports/signing.py over a P-256 key. Whoever can read its file can sign."""

    private: ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def generate(cls) -> "LocalSigner":
        """A key that nobody keeps."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def load_or_create(cls, file: Path) -> "LocalSigner":
        """The key in `file` (mode 0600), made when there is none. Raises SigningUnavailable."""
        try:
            if not file.exists():
                keep_private(file, _pem(cls.generate().private))
            private = load_pem_private_key(file.read_bytes(), password=None)
        except (OSError, ValueError) as fault:
            raise SigningUnavailable(f"the key in {file.name} cannot be used") from fault
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise SigningUnavailable(f"the key in {file.name} is none of P-256")
        return cls(private)

    @property
    def key_id(self) -> str:
        """It follows from the key, so that a new key never has an old one's."""
        der = self.private.public_key().public_bytes(
            Encoding.DER, PublicFormat.SubjectPublicKeyInfo
        )
        return f"local:{sha256(der).hexdigest()[:16]}"

    def sign(self, message: bytes) -> Signature:
        value = self.private.sign(message, ec.ECDSA(SHA256()))
        return Signature(key_id=self.key_id, algorithm=ALGORITHM, value=value)

    def verify(self, message: bytes, signature: Signature) -> bool:
        if signature.algorithm != ALGORITHM:
            return False
        try:
            self.private.public_key().verify(signature.value, message, ec.ECDSA(SHA256()))
        except InvalidSignature:
            return False
        return True


def _pem(private: ec.EllipticCurvePrivateKey) -> bytes:
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
