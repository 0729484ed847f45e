"""Policies files of a company that has changed something."""

from pathlib import Path

OFFICE_AND_BERLIN = """
[[versions]]
version = 1

[[versions]]
version = 2
dual_approval_cents = { USD = 50000, EUR = 40000 }
proposal_lifetime = "36h"
sla.calendar_of.p4 = "office"

[versions.sla.calendars.office]
zone = "Europe/Berlin"
holidays = ["2026-12-25"]
shifts.monday = ["09:00-12:00", "13:00-17:30"]

[versions.presets.mild]
kernel = "time_band"
bands = [
  { from_hours = 24, buyer_refund_pct = 100, platform_fee_refund_pct = 100 },
  { from_hours = 0, to_hours = 24, buyer_refund_pct = 50, platform_fee_refund_pct = 0 },
]

[versions.presets.tip]
kernel = "tip"
provider_cancel_full_refund = false

[versions.cities.berlin.mild]
rebooked_refund_pct = 0
apology_credit_cents = 500
"""


def policies_file(directory: Path, text: str = OFFICE_AND_BERLIN) -> Path:
    """A file of that text in `directory`."""
    file = directory / "company.toml"
    file.write_text(text, encoding="utf-8")
    return file
