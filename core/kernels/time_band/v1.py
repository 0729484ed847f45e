"""Talent by the hour, version 1 (kernels.md, *time_band*)."""

from core.cents import percent_of
from core.kernels.bands.v1 import band_at, banded, clock_in_words
from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_proportion, proportion_in_words
from core.kernels.ruling import Ruling
from core.orders.usage import Usage
from core.parts import Parts


def rule(case: LegCase) -> Ruling:
    """The unused share of a partial completion, else the band or the rebooked slot."""
    usage = case.leg.usage
    if usage is not None and usage.is_partial and case.reason == "partial_completion":
        return _unused(case, usage)
    until_start = case.leg.until_start(case.requested_at)
    band = band_at(case, until_start)
    ruling = banded(case, band, clock=clock_in_words(case, until_start, "the start"))
    if band.from_hours or case.leg.rebooking is None:
        return ruling
    return _better_if_rebooked(case, case.leg.rebooking.subtotal_cents, ruling)


def _unused(case: LegCase, usage: Usage) -> Ruling:
    paid, unused, booked = case.leg.paid, usage.unused_minutes, usage.booked_minutes
    return Ruling(
        rule="partial_completion",
        eligible=in_proportion(paid, part=unused, whole=booked),
        steps=(
            f"partial completion: {usage.used_minutes} of {booked} minutes used, {unused} unused",
            proportion_in_words(paid, part=unused, whole=booked),
        ),
    )


def _better_if_rebooked(case: LegCase, rebooked_cents: int, by_band: Ruling) -> Ruling:
    """The lowest band against the slot's second sale: the larger subtotal rules."""
    paid, percent = case.leg.paid, case.leg.policy.rebooked_refund_pct
    share = percent_of(paid.subtotal_cents, percent)
    subtotal = min(share, rebooked_cents)
    sold_again = (
        f"the slot was sold again: the smaller of {percent} % of subtotal "
        f"{paid.subtotal_cents}, {share}, and the rebooking's subtotal, {rebooked_cents}"
    )
    if subtotal <= by_band.eligible.subtotal_cents:
        kept = f"{sold_again} is not more than the band's {by_band.eligible.subtotal_cents}"
        return Ruling(rule=by_band.rule, eligible=by_band.eligible, steps=(*by_band.steps, kept))
    service = Parts(paid.subtotal_cents, paid.service_tax_cents)
    return Ruling(
        rule="rebooked",
        eligible=in_proportion(service, part=subtotal, whole=paid.subtotal_cents),
        steps=(
            by_band.steps[0],
            f"{sold_again} is more than the band's {by_band.eligible.subtotal_cents}",
            f"subtotal {subtotal}, service tax {paid.service_tax_cents} x {subtotal} / "
            f"{paid.subtotal_cents}, fee and fee tax kept",
        ),
    )
