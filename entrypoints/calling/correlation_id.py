"""One id for everything a request causes."""

import re
from typing import Final
from uuid import uuid4

HEADER: Final = "X-Correlation-Id"
WELL_FORMED: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def correlation_id(told: str | None) -> str:
    """The caller's own if it is well-formed, else a new one."""
    return told if told is not None and WELL_FORMED.fullmatch(told) else uuid4().hex
