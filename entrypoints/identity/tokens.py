"""Verifying signed tokens (reliability.md 25)."""

from collections.abc import Mapping
from time import time
from typing import Any, Final

import jwt
from attrs import field, frozen

from core.errors import Refusal
from core.text import unfit_id
from entrypoints.identity.claim_uses import RESERVED_SUBJECTS
from entrypoints.identity.claims import ClaimRules
from entrypoints.identity.identity import Identity
from entrypoints.identity.keys import Keys
from entrypoints.identity.known_tokens import KnownToken, KnownTokens
from entrypoints.identity.no_keys import NoKeys
from entrypoints.identity.roles_claim import RolesClaim
from entrypoints.identity.token_head import TokenHead
from entrypoints.identity.trusted_key import TrustedKey
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
    _known: KnownTokens = field(factory=KnownTokens, init=False)

    async def authenticate(self, authorization: str | None) -> Identity | Refusal:
        """Who the `Authorization` header speaks for, or UNAUTHENTICATED. It may wait for the
        issuer where a token names a key that is not known yet.
        """
        if authorization is None or not authorization.strip():
            return token_missing()
        if authorization[: len(SCHEME)].lower() != SCHEME:
            return token_invalid()
        token = authorization[len(SCHEME) :].strip()
        known = self._known.find(token)
        try:
            head = TokenHead.read(token) if known is None else known.head
        except ValueError:
            return token_invalid()
        await self.keys.prepare(head)
        return self._looked_up(token, known) or self._verified(token, head)

    def verify(self, token: str) -> Identity | Refusal:
        """Who the token speaks for by the keys known now, or UNAUTHENTICATED."""
        try:
            return self._verified(token, TokenHead.read(token))
        except ValueError:
            return token_invalid()

    def _looked_up(self, token: str, known: KnownToken | None) -> Identity | None:
        """Whom it was found to speak for, if that still counts."""
        if known is None:
            return None
        try:
            key = self.keys.find(known.head)
        except NoKeys:
            key = None
        if known.counts(now=time(), key=key):
            return known.identity
        self._known.forget(token)
        return None

    def _verified(self, token: str, head: TokenHead) -> Identity | Refusal:
        try:
            key = self.keys.find(head)
            return token_invalid() if key is None else self._read(token, head, key)
        except jwt.ExpiredSignatureError:
            return token_expired()
        except (jwt.PyJWTError, ValueError, OverflowError):
            return token_invalid()
        except NoKeys:
            return token_not_checkable()

    def _read(self, token: str, head: TokenHead, key: TrustedKey) -> Identity | Refusal:
        """As the rules have it; what they believe is remembered. Raises as they do."""
        now, claims = time(), self.rules.read(token, key)
        identity = self._identity(claims)
        if isinstance(identity, Identity):
            known = KnownToken(
                head=head,
                key=key,
                identity=identity,
                verified_at=now,
                good_until=self.rules.good_until(claims),
            )
            self._known.keep(token, known)
        return identity

    def _identity(self, claims: Mapping[str, Any]) -> Identity | Refusal:
        subject = claims["sub"]
        if subject in RESERVED_SUBJECTS or unfit_id("sub", subject) is not None:
            return token_invalid()
        return Identity(subject, self.roles.read(claims))
