"""Chargebacks made of the JSON that the database nests."""

from collections.abc import Mapping
from typing import Any

from core.chargebacks.representment import Representment
from core.instants import read_instant
from core.views.chargeback_view import ChargebackView

INSTANTS = (
    "due_at",
    "submit_by",
    "act_at",
    "reminded_at",
    "evidence_made_at",
    "drafted_at",
    "staged_at",
    "submitted_at",
    "created_at",
    "updated_at",
    "decided_at",
)


def chargeback_view(row: Mapping[str, Any]) -> ChargebackView:
    instants = {name: row[name] and read_instant(row[name]) for name in INSTANTS}
    told = {
        "missing": tuple(row["missing"]),
        "representment": Representment(**row["representment"]),
    }
    return ChargebackView(**{**row, **instants, **told})
