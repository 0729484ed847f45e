"""What `openCase` makes of its input."""

from typing import Any

from core.cases.opening import Opening
from core.use_cases.open_case import OpenCase


def open_case(**known: Any) -> OpenCase:
    return OpenCase(opening=Opening(**known))
