"""Putting values into the texts of a macro."""

import re
from collections.abc import Iterator, Mapping

NAME = re.compile(r"\{([a-z_]*)\}")
KNOWN = ("amount", "order")
"""What is known besides parameters: the amount that moved last, and the case's order."""


def names_in(text: str) -> Iterator[str]:
    """The names that stand in braces."""
    return (found[1] for found in NAME.finditer(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each name replaced once: what a value holds is left as it is."""
    return NAME.sub(lambda found: values[found[1]], text)


def written_amount(cents: int, currency: str) -> str:
    """`108.25 USD`, for people."""
    return f"{cents // 100}.{cents % 100:02} {currency}"
