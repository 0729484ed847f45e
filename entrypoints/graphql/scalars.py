"""The two scalars of the contract, as AppSync writes them."""

import json
from datetime import datetime

from ariadne import ScalarType

from core.instants import write_instant


def write_json(value: object) -> str:
    """A JSON document as a string. Raises TypeError for what is no JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_date_time(value: object) -> str:
    """RFC 3339 with `Z`. Raises TypeError for what is no instant."""
    if not isinstance(value, datetime):
        raise TypeError(f"{type(value).__name__} is no instant")
    return write_instant(value)


SCALARS = (
    ScalarType("AWSJSON", serializer=write_json),
    ScalarType("AWSDateTime", serializer=write_date_time),
)
