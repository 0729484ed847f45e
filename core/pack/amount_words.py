"""Money as a pack's prose has it: minor units, as everywhere, and their currency."""


def amount_words(cents: int, currency: str) -> str:
    return f"{cents:,} cents {currency}"
