"""The two scalars of the contract, as AppSync writes them."""

import json
from datetime import datetime

from core.instants import read_instant, write_instant

UNFIT_TIME = "AWSDateTime cannot represent that: write a time and its zone, 2026-12-01T12:00:00Z."


def write_json(value: object) -> str:
    """A JSON document as a string, as PostgreSQL spells it: a document reads the same whoever
    writes it. Raises TypeError for what is no JSON.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def write_date_time(value: object) -> str:
    """RFC 3339 with `Z`. Raises TypeError for what is no instant."""
    if not isinstance(value, datetime):
        raise TypeError(f"{type(value).__name__} is no instant")
    return write_instant(value)


def read_date_time(value: object) -> datetime:
    """The instant an input names, in UTC. Raises ValueError for none, or one without a zone."""
    try:
        return read_instant(str(value))
    except (ValueError, OverflowError):
        raise ValueError(UNFIT_TIME) from None
