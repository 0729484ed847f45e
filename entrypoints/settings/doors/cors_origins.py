"""Whose web pages may talk to the service from a browser."""

import re

from attrs import field, frozen

ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")


@frozen
class CorsOrigins:
    """Origins as browsers write them; none by default. Raises ValueError."""

    names: frozenset[str] = field(default=frozenset())

    @names.validator
    def _check(self, _: object, names: frozenset[str]) -> None:
        if not all(ORIGIN.fullmatch(name) for name in names):
            raise ValueError(
                "write origins as browsers do, in lower case and without a path, with commas"
                " between them, as in https://desk.example,https://desk.example:8443; * is none"
            )

    @classmethod
    def listed(cls, text: str) -> "CorsOrigins":
        """Those in `text`, with commas between them."""
        return cls(frozenset(name.strip() for name in text.split(",")))
