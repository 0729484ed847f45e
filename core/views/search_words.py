"""The words of a text, as a search in summaries sees them."""

import re

# The database splits by the same ranges (migration 0008): ASCII and Latin-1 signs, general
# punctuation, and the punctuation of Chinese, Japanese and Korean.
_BETWEEN_WORDS = re.compile(
    "[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+"
)
_LONGEST_WORD = 255
_SEARCHED = 2_000
_PIECES = re.compile(f".{{1,{_LONGEST_WORD}}}", re.DOTALL)


def search_words(text: str) -> tuple[str, ...]:
    """Runs of letters and digits as they stand; one longer than 255 characters is cut up."""
    runs = _BETWEEN_WORDS.split(text[:_SEARCHED])
    return tuple(piece for run in runs for piece in _PIECES.findall(run))


def finds(text: str, summary: str) -> bool:
    """Whether every word of `text` is the beginning of a word of `summary`, in whatever case."""
    words = search_words(summary.lower())
    return all(
        any(word.startswith(asked) for word in words) for asked in search_words(text.lower())
    )
