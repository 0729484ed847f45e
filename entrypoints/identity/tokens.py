"""Verifying signed tokens (reliability.md 25)."""

from collections.abc import Mapping
from typing import Any, Final

import jwt
from attrs import field, frozen

from core.errors import Refusal
from core.text import unfit_id
from entrypoints.identity.claim_uses import RESERVED_SUBJECTS
from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.identity import Identity
from entrypoints.identity.keys import Keys
from entrypoints.identity.no_keys import NoKeys
from entrypoints.identity.roles_claim import RolesClaim
from entrypoints.identity.token_head import TokenHead
from entrypoints.identity.unauthenticated import (
    token_expired,
    token_invalid,
    token_missing,
    token_not_checkable,
)

SCHEME: Final = "bearer "


@frozen(kw_only=True)
class Tokens:
    """Believes tokens that are signed with one of `keys` and hold to `rules`.

    Nothing of a token goes into a log or an answer.
    """

    keys: Keys
    rules: ClaimRules
    roles: RolesClaim = field(factory=RolesClaim)

    async def authenticate(self, authorization: str | None) -> Identity | Refusal:
        """Who the `Authorization` header speaks for, or UNAUTHENTICATED. It may wait for the
        issuer where a token names a key that is not known yet.
        """
        if authorization is None or not authorization.strip():
            return token_missing()
        if authorization[: len(SCHEME)].lower() != SCHEME:
            return token_invalid()
        token = authorization[len(SCHEME) :].strip()
        try:
            await self.keys.prepare(TokenHead.read(token))
        except ValueError:
            return token_invalid()
        return self.verify(token)

    def verify(self, token: str) -> Identity | Refusal:
        """Who the token speaks for by the keys known now, or UNAUTHENTICATED."""
        try:
            key = self.keys.find(TokenHead.read(token))
            return token_invalid() if key is None else self._identity(self.rules.read(token, key))
        except jwt.ExpiredSignatureError:
            return token_expired()
        except (jwt.PyJWTError, ValueError):
            return token_invalid()
        except NoKeys:
            return token_not_checkable()

    def _identity(self, claims: Mapping[str, Any]) -> Identity | Refusal:
        subject = claims["sub"]
        if subject in RESERVED_SUBJECTS or unfit_id("sub", subject) is not None:
            return token_invalid()
        return Identity(subject, self.roles.read(claims))
