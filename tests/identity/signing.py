"""Keys of an issuer, and tokens as it would sign them, or as nobody should."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from attrs import frozen
from cryptography.hazmat.primitives.asymmetric import ec, rsa

ISSUER = "https://sso.example/realms/acme"
AUDIENCE = "support-center"


@frozen
class Signer:
    """One key pair of an issuer."""

    kid: str
    algorithm: str
    private: Any

    @classmethod
    def rsa(cls, kid: str, bits: int = 2048) -> "Signer":
        return cls(kid, "RS256", rsa.generate_private_key(public_exponent=65537, key_size=bits))

    @classmethod
    def ec(cls, kid: str) -> "Signer":
        return cls(kid, "ES256", ec.generate_private_key(ec.SECP256R1()))

    def jwk(self, **changes: Any) -> dict[str, Any]:
        """The public key as an issuer publishes it."""
        algorithm = jwt.get_algorithm_by_name(self.algorithm)
        told = json.loads(algorithm.to_jwk(self.private.public_key()))
        return {**told, "kid": self.kid, "use": "sig", "alg": self.algorithm, **changes}

    def sign(self, head: dict[str, Any] | None = None, /, **changes: Any) -> str:
        """A token with these claims besides the usual ones; None leaves one out."""
        return self.signed_text(json.dumps(claims(**changes)), head)

    def signed_text(self, payload: str, head: dict[str, Any] | None = None) -> str:
        """A token around any text; of `head`, None leaves one out."""
        usual = {"alg": self.algorithm, "typ": "JWT", "kid": self.kid, **(head or {})}
        header = {name: value for name, value in usual.items() if value is not None}
        return self.signed_parts(encoded(json.dumps(header)), encoded(payload))

    def signed_parts(self, header: str, payload: str) -> str:
        algorithm = jwt.get_algorithm_by_name(self.algorithm)
        signature = algorithm.sign(f"{header}.{payload}".encode(), self.private)
        return f"{header}.{payload}.{encoded(signature)}"


def claims(**changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    told = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "usr_fay",
        "iat": int(now.timestamp()),
        "exp": int((now + timedelta(days=1)).timestamp()),
        "roles": ["finance_ops"],
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


def encoded(part: str | bytes) -> str:
    """base64url without padding."""
    data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
