"""Amounts as sentences write them: dollars outside, cents inside."""


def read_dollars(text: str) -> int:
    """The cents of `$1,190.75`."""
    whole, _, cents = text.removeprefix("$").replace(",", "").partition(".")
    return int(whole) * 100 + int(cents or 0)


def dollars(cents: int) -> str:
    """`$1,190.75`, as a sentence would write so many cents."""
    return f"${cents // 100:,}.{cents % 100:02}"
