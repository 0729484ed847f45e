"""The macros that agents may apply."""

from typing import Protocol

from core.macros.macro import Macro


class Macros(Protocol):
    def all(self) -> tuple[Macro, ...]:
        """In the order in which they are shown."""
        ...

    def named(self, name: str) -> Macro | None: ...
