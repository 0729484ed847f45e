"""What a token says about its own signature, before any of it is believed."""

from base64 import b64decode
from typing import Any, Final

from attrs import frozen

from entrypoints.identity.strict_json import read_object

LONGEST_TOKEN: Final = 8 * 1024
LONGEST_KID: Final = 256
ALGORITHMS: Final = frozenset({"RS256", "ES256"})
# A token for another purpose, as for logging somebody out, says so in its type (RFC 8725, 3.11).
TYPES: Final = frozenset({"jwt", "at+jwt", "application/at+jwt"})
# `crit` demands that what it names is understood, and nothing here understands any of it.
REFUSED: Final = frozenset({"crit", "b64", "enc", "zip"})
SEGMENTS: Final = 3


@frozen(kw_only=True)
class TokenHead:
    """Which key is said to have signed, and how.

    Where a key is to be found (`jku`, `x5u`), or the key itself (`jwk`, `x5c`), is not read: a
    token does not choose who vouches for it.
    """

    kid: str
    algorithm: str

    @classmethod
    def read(cls, token: str) -> "TokenHead":
        """Raises ValueError for what cannot be a token of ours, at a bounded cost."""
        if len(token) > LONGEST_TOKEN:
            raise ValueError("too long")
        segments = token.split(".")
        if len(segments) != SEGMENTS:
            raise ValueError("not three segments")
        told = read_object(_decoded(segments[0]))
        if told.keys() & REFUSED or not _is_of_our_type(told.get("typ")):
            raise ValueError("another kind of token")
        return cls(kid=_kid(told.get("kid")), algorithm=_algorithm(told.get("alg")))


def _decoded(segment: str) -> bytes:
    return b64decode(segment + "=" * (-len(segment) % 4), altchars=b"-_", validate=True)


def _is_of_our_type(typ: object) -> bool:
    return typ is None or (isinstance(typ, str) and typ.lower() in TYPES)


def _kid(told: Any) -> str:
    if isinstance(told, str) and 0 < len(told) <= LONGEST_KID:
        return told
    raise ValueError("no name of a key")


def _algorithm(told: Any) -> str:
    if isinstance(told, str) and told in ALGORITHMS:
        return told
    raise ValueError("another algorithm")
