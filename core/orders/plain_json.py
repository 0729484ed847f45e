"""JSON texts that the standard library's encoder writes back in canonical form."""

from json import JSONEncoder

from core.orders.canonical_json import DEEPEST

# A whole number of fewer digits is one that a double holds exactly (RFC 8785, 3.2.2.3).
_TOO_MANY_DIGITS = b"0" * 16
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")

_encode = JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
).encode


def is_plain(text: bytes) -> bool:
    """Whether sorting names and dropping blanks is all that the JSON `text` still takes.

    It is plain without escapes, characters beyond ASCII, long numbers and deep nesting.
    Fractions and exponents are not looked for: whoever parses the text meets them anyway.
    """
    return (
        text.isascii()
        and b"\\" not in text
        and text.count(b"{") + text.count(b"[") <= DEEPEST
        and _TOO_MANY_DIGITS not in text.translate(_DIGITS_ALIKE)
    )


def canonical_if_plain(value: object) -> bytes:
    """The canonical form of a `value` without fractions that was read from a plain text."""
    return _encode(value).encode()
