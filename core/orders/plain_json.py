"""Which JSON texts the standard library's encoder writes back in canonical form."""

from core.orders.canonical_json import DEEPEST

# A whole number of fewer digits is one that a double holds exactly (RFC 8785, 3.2.2.3).
_TOO_MANY_DIGITS = b"0" * 16
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")


def is_plain(text: bytes) -> bool:
    """Whether nothing in the JSON `text` takes more than sorting names and dropping blanks.

    So it is without escapes, without anything but ASCII, without long numbers and without deep
    nesting. Fractions and exponents are not looked for: whoever parses `text` meets them anyway.
    """
    return (
        text.isascii()
        and b"\\" not in text
        and text.count(b"{") + text.count(b"[") <= DEEPEST
        and _TOO_MANY_DIGITS not in text.translate(_DIGITS_ALIKE)
    )
