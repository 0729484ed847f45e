"""The keys whose signatures are believed, wherever they come from."""

from collections.abc import Mapping
from typing import Protocol

from attrs import frozen

from entrypoints.identity.token_head import TokenHead
from entrypoints.identity.trusted_key import TrustedKey


class Keys(Protocol):
    """`prepare` may take a while and comes first; `find` answers at once."""

    async def prepare(self, head: TokenHead) -> None:
        """Do what can be done to know the key of `head`. Raises nothing when it stays unknown."""
        ...

    def find(self, head: TokenHead) -> TrustedKey | None:
        """The key of that name and algorithm. Raises NoKeys where none is known at all."""
        ...


@frozen
class FixedKeys:
    """Keys by their id that never change, as a demo's."""

    by_id: Mapping[str, TrustedKey]

    async def prepare(self, head: TokenHead) -> None:
        """Nothing more can be known."""

    def find(self, head: TokenHead) -> TrustedKey | None:
        key = self.by_id.get(head.kid)
        return key if key is not None and key.algorithm == head.algorithm else None
