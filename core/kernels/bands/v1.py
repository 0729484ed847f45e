"""The band a request falls into, and what it gives back (kernels.md, *time_band* 2)."""

from datetime import timedelta

from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_percent, percent_in_words
from core.kernels.ruling import Ruling
from core.kernels.wording import span
from core.orders.party import Party
from core.orders.policy import Band

_HOUR = timedelta(hours=1)


def band_at(case: LegCase, until_start: timedelta) -> Band:
    """The band of a request `until_start` before the start.

    A request at or after the start, and a buyer who did not show up, are in the lowest band.
    """
    bands = case.leg.policy.bands
    if case.leg.no_show is Party.BUYER:
        return bands[0]
    # Bounds are whole hours, so begun hours compare exactly as the time itself would.
    hours = until_start // _HOUR
    for band in reversed(bands):
        if band.from_hours <= hours:
            return band
    return bands[0]


def banded(case: LegCase, band: Band, *, clock: str) -> Ruling:
    """What `band` gives back; `clock` says in words how far away the start was."""
    paid, service, fee = case.leg.paid, band.buyer_refund_pct, band.platform_fee_refund_pct
    name = str(band)
    return Ruling(
        rule=name,
        eligible=in_percent(paid, service=service, fee=fee),
        steps=(
            clock,
            f"band {name}: {percent_in_words(paid, service=service, fee=fee)}",
        ),
    )


def clock_in_words(case: LegCase, until_start: timedelta, start: str) -> str:
    """Which band's side of the clock the request is on, and why."""
    side = "before" if until_start >= timedelta() else "after"
    counted = f"requested {span(until_start)} {side} {start}"
    if case.leg.no_show is Party.BUYER:
        return f"{counted}; the buyer did not show up, which is the lowest band"
    return counted
