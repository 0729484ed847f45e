"""Tokens that were verified before, by their bytes, for as long as nothing about that changes."""

from collections import OrderedDict
from hashlib import sha256
from typing import Final

from attrs import define, field, frozen

from entrypoints.identity.identity import Identity
from entrypoints.identity.token_head import TokenHead
from entrypoints.identity.trusted_key import TrustedKey

MOST_KEPT: Final = 4_096


@frozen(kw_only=True)
class KnownToken:
    """What was found out about a token with `key`. It counts from `verified_at` until before
    `good_until`, in seconds of the wall clock: a clock that was set back makes it new again.
    """

    head: TokenHead
    key: TrustedKey
    identity: Identity
    verified_at: float
    good_until: float

    def counts(self, *, now: float, key: TrustedKey | None) -> bool:
        """With the key of its name that is believed now: another one has not verified it."""
        return key is self.key and self.verified_at <= now < self.good_until


@define(eq=False)
class KnownTokens:
    """Those used last. Used on the event loop alone, so it needs no lock."""

    _most: int = MOST_KEPT
    _by_hash: OrderedDict[bytes, KnownToken] = field(factory=OrderedDict, init=False)

    def find(self, token: str) -> KnownToken | None:
        hashed = _hash(token)
        known = self._by_hash.get(hashed)
        if known is not None:
            self._by_hash.move_to_end(hashed)
        return known

    def keep(self, token: str, known: KnownToken) -> None:
        self._by_hash[_hash(token)] = known
        if len(self._by_hash) > self._most:
            self._by_hash.popitem(last=False)

    def forget(self, token: str) -> None:
        self._by_hash.pop(_hash(token), None)


def _hash(token: str) -> bytes:
    """Nobody who reads this memory can use what is in it."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
