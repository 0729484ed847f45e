"""Canonical JSON that keeps every digit of a number.

RFC 8785 writes numbers as doubles, which lets 2^53 + 1 be altered to 2^53 unseen. A document
without fractions and numbers beyond 2^53 has the same bytes in both forms.
"""

import json
from decimal import Decimal
from typing import Any

from core.orders.canonical_json import DEEPEST, NotJson, canonical_json

# Far below what Python refuses to convert, far above what a double holds.
_DIGITS_OF_INT = 15


def read_exact(text: str) -> Any:
    """The JSON of `text`, with numbers that doubles may not hold as Decimal.

    Raises ValueError for what is no JSON and RecursionError for absurd nesting.
    """
    return _decode(text)


def exact_json(value: Any) -> bytes:
    """The canonical form of what `read_exact` answered, in UTF-8. Raises NotJson."""
    try:
        return canonical_json(value)
    except NotJson:
        # Whatever has a Decimal comes here, and what no form can hold is refused once more.
        return _written(value, 0).encode()


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _DIGITS_OF_INT else Decimal(digits)


_decode = json.JSONDecoder(parse_int=_whole, parse_float=Decimal).decode


def _written(value: Any, depth: int) -> str:
    if depth > DEEPEST:
        raise NotJson("", f"is nested deeper than {DEEPEST} levels")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: str(name).encode("utf-16-be", "surrogatepass"))
        inside = (f"{_plain(name)}:{_written(value[name], depth + 1)}" for name in names)
        return f"{{{','.join(inside)}}}"
    if isinstance(value, list):
        return f"[{','.join(_written(each, depth + 1) for each in value)}]"
    return format(value, "f") if isinstance(value, Decimal) else _plain(value)


def _plain(value: Any) -> str:
    return canonical_json(value).decode()
