"""The header that makes a browser save what it downloads, under a name that harms nothing."""

import unicodedata
from typing import Final
from urllib.parse import quote

LONGEST: Final = 120
"""Characters of a name; some file systems hold no more than 255 bytes."""
_SAFE_PUNCTUATION: Final = frozenset(" ._-()+,@")
_ATTR_CHARS: Final = "!#$&+.^_`|~-"
"""What RFC 5987 leaves as it is, beside letters and digits."""


def attachment(file_name: str) -> str:
    """`Content-Disposition` with the name in ASCII and, for browsers, in UTF-8 (RFC 6266, 5987).

    Folders, quotes, line ends, invisible and direction-changing characters are replaced.
    """
    name = safe_name(file_name)
    plain = "".join(char if char.isascii() else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe=_ATTR_CHARS)}"


def safe_name(file_name: str) -> str:
    """A name for one file in any folder; the end, which tells its kind, is kept."""
    composed = unicodedata.normalize("NFC", file_name)
    replaced = "".join(char if _is_safe(char) else "_" for char in composed)
    name = replaced.strip(" .")
    return name[-LONGEST:].lstrip(" .") or "file"


def _is_safe(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in _SAFE_PUNCTUATION
    return unicodedata.category(char)[0] in "LMN"
