"""The keys that a provider publishes, reduced to those that may sign our tokens (RFC 7517)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import jwt
from attrs import frozen
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from entrypoints.identity.token_head import LONGEST_KID, TokenHead
from entrypoints.identity.trusted_key import TrustedKey

MOST_KEYS: Final = 100
LEAST_RSA_BITS: Final = 2048


@frozen
class JwkSet:
    """Keys by name and algorithm: a key never answers for an algorithm that it is not made for."""

    by_head: Mapping[TokenHead, TrustedKey]

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "JwkSet":
        """Those of `told` that we can use; of two with one name the first. Raises ValueError
        when there is none: then something else is wrong than a single key.
        """
        listed = told.get("keys")
        found: dict[TokenHead, TrustedKey] = {}
        for key in _usable(listed if isinstance(listed, list) else []):
            found.setdefault(TokenHead(kid=key.kid, algorithm=key.algorithm), key)
        if not found:
            raise ValueError("no key for RS256 or ES256 among what it tells")
        return cls(found)


def _usable(listed: list[Any]) -> Iterator[TrustedKey]:
    for told in listed[:MOST_KEYS]:
        algorithm = _algorithm(told) if isinstance(told, dict) else None
        public = None if algorithm is None else _public(told, algorithm)
        if public is not None:
            yield TrustedKey(told["kid"], public)


def _algorithm(told: Mapping[str, Any]) -> str | None:
    """What a signing key with a name is for; None for every other key."""
    kinds = {("RSA", None): "RS256", ("EC", "P-256"): "ES256"}
    algorithm = next(
        (kinds[kind] for kind in kinds if kind == (told.get("kty"), told.get("crv"))), None
    )
    named = isinstance(told.get("kid"), str) and 0 < len(told["kid"]) <= LONGEST_KID
    # What is null is not said: some providers write all that a key may have.
    use, uses, alg = (told.get(name) for name in ("use", "key_ops", "alg"))
    signs = use in (None, "sig") and (uses is None or (isinstance(uses, list) and "verify" in uses))
    return algorithm if named and signs and alg in (None, algorithm) else None


def _public(told: dict[str, Any], algorithm: str) -> EllipticCurvePublicKey | RSAPublicKey | None:
    try:
        key = jwt.PyJWK(told, algorithm).key
    except jwt.PyJWTError:
        return None
    if isinstance(key, RSAPublicKey):
        return key if key.key_size >= LEAST_RSA_BITS else None
    return key if isinstance(key, EllipticCurvePublicKey) else None
