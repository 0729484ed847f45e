"""What a notice has to say, and what has to be sworn (17 U.S.C. 512(c)(3) and (g)(3))."""

import re

from core.errors import ErrorCode, Refusal
from core.text import LONGEST_LABEL, unfit_text

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
PHONE = re.compile(r"\+?[0-9(][0-9 ()./x-]*")
FEWEST_DIGITS = 5


def missing(field: str, text: str, *, longest: int, what: str) -> Refusal | None:
    """BAD_USER_INPUT for a text that is not there or cannot be kept."""
    if not text.strip():
        return _bad(field, f"{field} is missing.", f"Give {what}.")
    return unfit_text(field, text, longest=longest)


def unsworn(field: str, sworn: bool, *, statement: str) -> Refusal | None:  # noqa: FBT001 - one of two
    """BAD_USER_INPUT for a statement that is not made."""
    if sworn:
        return None
    return _bad(
        field,
        f"{field} is not stated.",
        f"The law wants it stated that {statement}; without it nothing can be done.",
    )


def unfit_email(field: str, email: str) -> Refusal | None:
    return missing(field, email, longest=LONGEST_LABEL, what="an e-mail address") or (
        None
        if EMAIL.fullmatch(email)
        else _bad(field, f"{field} is no e-mail address.", "Write it as name@example.com.")
    )


def unfit_phone(field: str, phone: str) -> Refusal | None:
    fits = PHONE.fullmatch(phone) and sum(map(str.isdigit, phone)) >= FEWEST_DIGITS
    return missing(field, phone, longest=LONGEST_LABEL, what="a telephone number") or (
        None
        if fits
        else _bad(field, f"{field} is no telephone number.", "Write it as +1 212 555 0100.")
    )


def _bad(field: str, message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=field, message=message, hint=hint)
