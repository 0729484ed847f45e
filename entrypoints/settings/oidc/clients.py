"""Whose tokens count, where an audience is shared."""

import re

from attrs import field, frozen

NAME = re.compile(r"[!-+\--~]{1,200}")


@frozen
class Clients:
    """The client ids that tokens may be issued to; none means any. Raises ValueError."""

    names: frozenset[str] = field(default=frozenset())

    @names.validator
    def _check(self, _: object, names: frozenset[str]) -> None:
        if not all(NAME.fullmatch(name) for name in names):
            raise ValueError(
                "write client ids with commas between them, as in agents-app,back-office"
            )

    @classmethod
    def listed(cls, text: str) -> "Clients":
        """Those in `text`, with commas between them."""
        return cls(frozenset(name.strip() for name in text.split(",")))
