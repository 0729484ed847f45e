"""Parked work made of the rows of adapters/aurora/views/parked_statement.py."""

from collections.abc import Mapping
from typing import Any

from core.instants import as_utc
from core.parked.parked_work import ParkedKind
from core.views.parked_work_view import ParkedWorkView


def parked_work_view(row: Mapping[str, Any]) -> ParkedWorkView:
    told = {"kind": ParkedKind(row["kind"]), "parked_at": as_utc(row["parked_at"])}
    return ParkedWorkView(**{**row, **told})
