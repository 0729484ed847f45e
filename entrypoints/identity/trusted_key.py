"""A key whose signatures are believed."""

from attrs import frozen
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey


@frozen
class TrustedKey:
    """A public key and its id; the kind of key, and nothing in a token, decides the algorithm."""

    kid: str
    public: EllipticCurvePublicKey | RSAPublicKey

    @property
    def algorithm(self) -> str:
        return "RS256" if isinstance(self.public, RSAPublicKey) else "ES256"
