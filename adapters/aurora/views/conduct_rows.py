"""Views made of the JSON of adapters/aurora/views/conduct.py."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.instants import read_instant
from core.views.conduct_view import ConductView
from core.views.dmca_claim_view import DmcaClaimView
from core.views.violation_view import ViolationView

Nested = Mapping[str, Any]


def dmca_claim_view(row: Nested) -> DmcaClaimView:
    return DmcaClaimView(**{**row, **_instants(row)})


def violation_view(row: Nested) -> ViolationView:
    return ViolationView(**{**row, **_instants(row)})


def conduct_view(row: Nested | None) -> ConductView | None:
    return None if row is None else ConductView(**{**row, "sanctions": tuple(row["sanctions"])})


def _instants(row: Nested) -> dict[str, datetime | None]:
    """What is named for an instant, in UTC."""
    named = ("_at", "_before", "_after")
    return {
        name: None if told is None else read_instant(told)
        for name, told in row.items()
        if name.endswith(named)
    }
