"""Exposures made of the rows of adapters/aurora/views/exposure_statement.py."""

from collections.abc import Mapping
from typing import Any

from core.holds.ground import ground_of
from core.holds.rule import HoldRule
from core.instants import read_instant
from core.views.payout_exposure_view import HeldView, PayoutExposureView


def exposure_view(row: Mapping[str, Any]) -> PayoutExposureView:
    return PayoutExposureView(**{**row, "holds": tuple(map(_held, row["holds"]))})


def _held(told: Mapping[str, Any]) -> HeldView:
    return HeldView(
        leg_id=told["leg_id"],
        amount_cents=told["amount_cents"],
        reason=ground_of(told["rule"] and HoldRule(told["rule"])),
        created_at=read_instant(told["created_at"]),
        expected_end=read_instant(told["expires_at"]),
    )
