"""The demo's own key pair, which only the demo trusts."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

import jwt
from attrs import frozen
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from core.request import Role
from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.keys import FixedKeys
from entrypoints.identity.tokens import Tokens
from entrypoints.identity.trusted_key import TrustedKey
from entrypoints.identity.unusable_key import UnusableKey

ISSUER = "support-center-demo"
AUDIENCE = "support-center"
FILE = "demo-key.pem"


@frozen
class DemoKeys:
    """An ES256 key pair that signs the demo's tokens."""

    private: ec.EllipticCurvePrivateKey

    @classmethod
    def generate(cls) -> "DemoKeys":
        """A pair that nobody keeps."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def load_or_create(cls, directory: Path) -> "DemoKeys":
        """The pair kept in `directory`, made when there is none, readable by its owner alone.

        Raises UnusableKey when the file holds something else, and OSError.
        """
        file = directory / FILE
        if not file.exists():
            _keep(cls.generate(), file)
        try:
            private = load_pem_private_key(file.read_bytes(), password=None)
        except ValueError as cause:
            raise UnusableKey(file=file) from cause
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise UnusableKey(file=file)
        return cls(private)

    @property
    def kid(self) -> str:
        """The key's id: it follows from the key, so that a new key never has an old one's."""
        public = self.private.public_key()
        der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return sha256(der).hexdigest()[:16]

    def tokens(self) -> Tokens:
        """Believes what this pair signed."""
        key = TrustedKey(self.kid, self.private.public_key())
        rules = ClaimRules(issuer=ISSUER, audience=AUDIENCE)
        return Tokens(keys=FixedKeys({key.kid: key}), rules=rules)

    def issue(self, sub: str, roles: Iterable[Role], lifetime: timedelta) -> str:
        """A signed token for `sub`, good for `lifetime` from now on the wall clock."""
        now = datetime.now(UTC)
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": sub,
            "roles": sorted(role.value for role in roles),
            "iat": now,
            "exp": now + lifetime,
        }
        return jwt.encode(claims, self.private, algorithm="ES256", headers={"kid": self.kid})


def _keep(keys: DemoKeys, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    pem = keys.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # mkstemp makes it 0600; the link appears complete, and only if no other process was first.
    handle, name = mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(pem)
        if not file.exists():
            _link(Path(name), file)
    finally:
        Path(name).unlink()


def _link(made: Path, file: Path) -> None:
    try:
        file.hardlink_to(made)
    except FileExistsError:
        return
