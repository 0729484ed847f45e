"""The word somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` looks most like, whatever the case; None if none does."""
    by_fold = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), by_fold, n=1)
    return by_fold[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for a `word` that is not `known`: the nearest one, else all there are."""
    candidates = tuple(known)
    close = nearest(word, candidates)
    if close is not None:
        return f"Did you mean {close}?"
    return f"Use one of: {', '.join(candidates)}." if candidates else "There are none yet."
