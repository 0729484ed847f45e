"""What a token with a good signature claims, and whether that is for us."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import jwt
from attrs import frozen

from entrypoints.identity.claim_uses import is_for_another_use, is_of_another_client
from entrypoints.identity.strict_json import read_object
from entrypoints.identity.trusted_key import TrustedKey

REQUIRED: Final = ("exp", "iss", "aud", "sub")
INSTANTS: Final = ("exp", "nbf", "iat")
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
        if is_for_another_use(claims):
            raise jwt.InvalidTokenError("a token for another use")
        if is_of_another_client(claims, self.clients):
            raise jwt.InvalidTokenError("another client's token")
        return claims

    def good_until(self, claims: Mapping[str, Any]) -> float:
        """From then on `read` refuses these claims, in seconds of the wall clock."""
        return int(claims["exp"]) + self.leeway.total_seconds()


def _check_instants(claims: Mapping[str, Any]) -> None:
    """A time is a number, and neither a text that looks like one nor a truth."""
    if any(type(claims[name]) not in {int, float} for name in INSTANTS if name in claims):
        raise jwt.InvalidTokenError("a time is no number")
