"""Characters that turn the direction of text round, made visible (reliability.md 27).

They can make a line read as what it does not say; where they are, a reader is to see them.
"""

import re
import unicodedata
from typing import Final

CONTROLS: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_CONTROL = re.compile(f"[{''.join(sorted(CONTROLS))}]")


def marked(text: str) -> str:
    """`text` with `⟦RIGHT-TO-LEFT OVERRIDE⟧` and the like in the controls' places."""
    return _CONTROL.sub(lambda found: f"⟦{unicodedata.name(found[0])}⟧", text)


def escaped_in_json(text: str) -> str:
    """A JSON text that says the same and has no such control in it."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def has_controls(text: str) -> bool:
    return _CONTROL.search(text) is not None
