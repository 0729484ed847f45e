"""What a token with a good signature claims, and whether that is for us."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import jwt
from attrs import frozen

from entrypoints.identity.strict_json import read_object
from entrypoints.identity.trusted_key import TrustedKey

REQUIRED: Final = ("exp", "iss", "aud", "sub")
INSTANTS: Final = ("exp", "nbf", "iat")
# What providers call a token that is not for asking a service: Cognito, Keycloak and others.
USES: Final = ("token_use", "token_type", "typ")
OTHER_USES: Final = frozenset({"id", "refresh", "offline", "logout"})
LEEWAY: Final = timedelta(seconds=30)


class _StrictJwt(jwt.PyJWT):
    """PyJWT, which offers this method for reading claims in another way than its own."""

    def _decode_payload(self, decoded: dict[str, Any]) -> dict[str, Any]:
        try:
            return read_object(decoded["payload"])
        except ValueError:
            raise jwt.DecodeError("the claims are no object") from None


_JWT: Final = _StrictJwt()


@frozen(kw_only=True)
class ClaimRules:
    """One issuer, one audience, and how far two clocks may be apart.

    With `clients` only tokens that were issued to one of them are for us: an audience that many
    applications share says little.
    """

    issuer: str
    audience: str
    leeway: timedelta = LEEWAY
    clients: frozenset[str] = frozenset()

    def read(self, token: str, key: TrustedKey) -> dict[str, Any]:
        """The claims, once signature, times, issuer and audience hold. Raises jwt.PyJWTError.

        Times are measured on the wall clock, also where a demo has moved its own.
        """
        claims = _JWT.decode(
            token,
            key.public,
            algorithms=[key.algorithm],
            issuer=self.issuer,
            audience=self.audience,
            leeway=self.leeway,
            options={"require": list(REQUIRED)},
        )
        _check_instants(claims)
        _check_uses(claims)
        self._check_client(claims)
        return claims

    def _check_client(self, claims: Mapping[str, Any]) -> None:
        """`azp` where OpenID Connect puts it, `client_id` where RFC 9068 does."""
        named = [claims[name] for name in ("azp", "client_id") if name in claims]
        if not all(isinstance(client, str) for client in named):
            raise jwt.InvalidTokenError("a client is no text")
        if self.clients and (not named or not self.clients.issuperset(named)):
            raise jwt.InvalidTokenError("another client's token")


def _check_instants(claims: Mapping[str, Any]) -> None:
    """A time is a number, and neither a text that looks like one nor a truth."""
    if any(type(claims[name]) not in {int, float} for name in INSTANTS if name in claims):
        raise jwt.InvalidTokenError("a time is no number")


def _check_uses(claims: Mapping[str, Any]) -> None:
    """A refresh token lives for months, often under the same signature and audience."""
    if any(str(claims.get(name)).lower() in OTHER_USES for name in USES):
        raise jwt.InvalidTokenError("a token for another use")
