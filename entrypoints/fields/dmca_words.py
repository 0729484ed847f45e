"""What copyright claims show of the words beside them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from core.dmca.urls import split

if TYPE_CHECKING:
    from core.views.dmca_claim_view import DmcaClaimView


def word(part: str, name: str) -> "Callable[[DmcaClaimView], str | None]":
    """The finder of one text of a claim."""

    def found(of: "DmcaClaimView") -> str | None:
        return of.words.get(part, {}).get(name)

    return found


def part_of_words(part: str) -> "Callable[[DmcaClaimView], Mapping[str, Any] | None]":
    """The finder of one part of a claim's words, None before it was said."""

    def found(of: "DmcaClaimView") -> Mapping[str, Any] | None:
        return of.words.get(part)

    return found


def urls(of: "DmcaClaimView") -> list[str]:
    return list(split(of.words["notice"]["urls"]))


def former_urls(of: Mapping[str, str]) -> list[str]:
    return list(split(of["former_urls"]))
