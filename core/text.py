"""What people may type: texts and foreign ids, checked before anything else happens."""

from core.errors import ErrorCode, Refusal

LONGEST_ID = 128
LONGEST_LABEL = 160
LONGEST_LINE = 2_000
LONGEST_TEXT = 20_000


def unfit_text(field: str, text: str | None, *, longest: int = LONGEST_LINE) -> Refusal | None:
    """BAD_USER_INPUT for a blank, too long or unstorable text; None is left to the caller."""
    if text is None:
        return None
    if not text.strip():
        return _bad(field, f"{field} is empty.", "Write at least one word.")
    if len(text) > longest:
        return _bad(
            field,
            f"{field} is {len(text)} characters long.",
            f"Use at most {longest} characters; attach longer material as evidence.",
        )
    return _unstorable(field, text)


def unfit_id(field: str, identifier: str | None) -> Refusal | None:
    """BAD_USER_INPUT for an id that is empty, too long or has blanks; None is no id."""
    if identifier is None:
        return None
    if not identifier or len(identifier) > LONGEST_ID:
        return _bad(field, f"{field} is no id.", f"Give an id of 1 to {LONGEST_ID} characters.")
    if any(character.isspace() for character in identifier):
        return _bad(field, f"{field} has blanks in it.", "Give the id exactly as it was issued.")
    return _unstorable(field, identifier)


def storable(text: str, *, longest: int = LONGEST_LABEL) -> str:
    """`text` as the audit keeps what was refused: cut, and `?` for what cannot be stored."""
    return "".join("?" if _breaks_storage(character) else character for character in text[:longest])


def _unstorable(field: str, text: str) -> Refusal | None:
    if any(_breaks_storage(character) for character in text):
        return _bad(
            field,
            f"{field} has a character that cannot be stored.",
            "Remove NUL characters and broken surrogate pairs.",
        )
    return None


def _breaks_storage(character: str) -> bool:
    return character == "\x00" or "\ud800" <= character <= "\udfff"


def _bad(field: str, message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=field, message=message, hint=hint)
