"""Rows with their instants in UTC, in whatever zone the session tells them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.instants import as_utc


def in_utc(row: Mapping[str, Any]) -> dict[str, Any]:
    """The same row; raises ValueError for a naive instant."""
    return {
        name: as_utc(value) if isinstance(value, datetime) else value for name, value in row.items()
    }
