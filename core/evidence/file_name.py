"""What people call a file: kept for showing, so it must not pretend to be another name."""

from collections.abc import Iterator
from unicodedata import category

from core.bidi_controls import has_controls
from core.errors import ErrorCode, Refusal
from core.evidence.media_types import MEDIA_TYPES
from core.text import unfit_text

FIELD = "fileName"
LONGEST_NAME = 200
SEPARATORS = frozenset("/\\")
_HIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
RUN_BY_SOMETHING = frozenset(
    {
        *("php", "phtml", "phar", "asp", "aspx", "jsp", "cgi", "pl", "py", "rb", "sh", "bash"),
        *("html", "htm", "xhtml", "shtml", "svg", "xml", "js", "mjs", "vbs", "wsf", "hta"),
        *("exe", "com", "bat", "cmd", "ps1", "msi", "scr", "pif", "lnk", "jar", "apk", "dll"),
    }
)


def unfit_file_name(name: str) -> Refusal | None:
    """BAD_USER_INPUT for a name that is no plain name of one file."""
    return unfit_text(FIELD, name, longest=LONGEST_NAME) or next(_misleading(name), None)


def unfit_ending(name: str, mime: str) -> Refusal | None:
    """BAD_USER_INPUT for a name whose ending is not one of its type's."""
    extensions = MEDIA_TYPES[mime].extensions
    stem, dot, extension = name.rpartition(".")
    if not stem or not dot or extension.lower() not in extensions:
        endings = " or ".join(f".{each}" for each in extensions)
        return _bad(
            "fileName does not end as a name of this type does.",
            f"End it with {endings}, or give the mimeType that the file has.",
        )
    inner = {part.strip().lower() for part in stem.split(".")[1:]}
    if inner & RUN_BY_SOMETHING:
        return _bad(
            "fileName has the ending of a program before its own.",
            "Leave that part out: the name is for showing alone.",
        )
    return None


def _misleading(name: str) -> Iterator[Refusal]:
    if SEPARATORS & set(name):
        yield _bad("fileName has folders in it.", "Give the name of the file without its folders.")
    if has_controls(name) or any(category(character) in _HIDDEN for character in name):
        yield _bad(
            "fileName has characters that cannot be seen and change how it reads.",
            "Remove line breaks, control characters and marks of writing direction.",
        )


def _bad(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=FIELD, message=message, hint=hint)
