"""Numbers as ECMAScript writes them, which RFC 8785 section 3.2.2.3 asks for."""

_LARGEST_PLAIN_EXPONENT = 21
_SMALLEST_PLAIN_EXPONENT = -6


def es6_number(value: float) -> str:
    """The shortest text of a finite double, in ECMAScript's notation (`1e+21`, `0.000001`)."""
    if value == 0:
        return "0"
    digits, point = _shortest_digits(abs(value))
    return ("-" if value < 0 else "") + _placed(digits, point)


def _shortest_digits(value: float) -> tuple[str, int]:
    """The digits `d…` and the exponent `n` with `value == 0.d… * 10**n`."""
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    written = whole + fraction
    digits = written.lstrip("0")
    point = len(whole) + int(exponent or "0") - (len(written) - len(digits))
    return digits.rstrip("0"), point


def _placed(digits: str, point: int) -> str:
    count = len(digits)
    if count <= point <= _LARGEST_PLAIN_EXPONENT:
        return digits + "0" * (point - count)
    if 0 < point <= _LARGEST_PLAIN_EXPONENT:
        return f"{digits[:point]}.{digits[point:]}"
    if _SMALLEST_PLAIN_EXPONENT < point <= 0:
        return "0." + "0" * -point + digits
    tail = f".{digits[1:]}" if count > 1 else ""
    return f"{digits[0]}{tail}e{point - 1:+d}"
