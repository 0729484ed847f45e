"""Verifying signed tokens (reliability.md 25)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import jwt
from attrs import frozen

from core.errors import Refusal
from core.text import unfit_id
from entrypoints.identity.identity import Identity
from entrypoints.identity.roles_claim import read_roles
from entrypoints.identity.trusted_key import TrustedKey
from entrypoints.identity.unauthenticated import token_expired, token_invalid, token_missing

LEEWAY = timedelta(seconds=30)
REQUIRED = ["exp", "iss", "aud", "sub"]
# They stand in the audit for the Support Center itself and for people without a token.
RESERVED_SUBJECTS = frozenset({"system", "anonymous"})
SCHEME = "bearer "


@frozen(kw_only=True)
class Tokens:
    """Believes tokens of one issuer for one audience, signed with one of `keys` (by id).

    Expiry is measured on the wall clock, also where a demo has moved its own.
    """

    issuer: str
    audience: str
    keys: Mapping[str, TrustedKey]

    def authenticate(self, authorization: str | None) -> Identity | Refusal:
        """Who the `Authorization` header speaks for, or UNAUTHENTICATED."""
        if authorization is None or not authorization.strip():
            return token_missing()
        if authorization[: len(SCHEME)].lower() != SCHEME:
            return token_invalid()
        return self.verify(authorization[len(SCHEME) :].strip())

    def verify(self, token: str) -> Identity | Refusal:
        """Who the token speaks for, or UNAUTHENTICATED."""
        try:
            claims = self._claims(token)
        except jwt.ExpiredSignatureError:
            return token_expired()
        except jwt.PyJWTError:
            return token_invalid()
        return _identity(claims)

    def _claims(self, token: str) -> dict[str, Any]:
        key = self.keys.get(str(jwt.get_unverified_header(token).get("kid")))
        if key is None:
            raise jwt.InvalidTokenError("no such key")
        return jwt.decode(
            token,
            key.public,
            algorithms=[key.algorithm],
            issuer=self.issuer,
            audience=self.audience,
            leeway=LEEWAY,
            options={"require": REQUIRED},
        )


def _identity(claims: Mapping[str, Any]) -> Identity | Refusal:
    subject = claims["sub"]
    if subject in RESERVED_SUBJECTS or unfit_id("sub", subject) is not None:
        return token_invalid()
    return Identity(subject, read_roles(claims.get("roles")))
