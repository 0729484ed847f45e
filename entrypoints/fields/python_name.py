"""How Python spells a name of the contract."""

import re
from functools import lru_cache

_INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@lru_cache(maxsize=1024)
def python_name(name: str) -> str:
    """`amount_cents` for `amountCents`."""
    return _INNER_CAPITAL.sub("_", name).lower()
