"""Rented studios, version 1 (kernels.md, *studio*)."""

from datetime import timedelta

from core.kernels.bands.v1 import band_at, banded, clock_in_words
from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_proportion, proportion_in_words
from core.kernels.ruling import Ruling
from core.orders.hours import Hours
from core.orders.studio_terms import StudioTerms
from core.orders.usage import Usage


def rule(case: LegCase) -> Ruling:
    """The hours that need not be billed after a partial completion, else the band.

    Without studio terms in the snapshot hours have no price: the band rules.
    """
    usage, terms = case.leg.usage, case.leg.studio
    if usage is not None and usage.is_partial and case.reason == "partial_completion" and terms:
        return _unbilled(case, usage, terms)
    buffer = terms.buffer_before_min if terms else 0
    until_start = case.leg.until_start(case.requested_at) - timedelta(minutes=buffer)
    start = f"the effective start, {buffer} min before the session"
    return banded(case, band_at(case, until_start), clock=clock_in_words(case, until_start, start))


def _unbilled(case: LegCase, usage: Usage, terms: StudioTerms) -> Ruling:
    used = Hours.begun_half_hours(usage.used_minutes)
    billed = max(terms.min_hours, used)
    unbilled = terms.booked_hours.less(billed)
    hourly = unbilled.at_rate(terms.hourly_cents)
    cleaning = terms.cleaning_fee_cents if terms.cleaning_waived else 0
    paid, back = case.leg.paid, hourly + cleaning
    return Ruling(
        rule="partial_completion",
        eligible=in_proportion(paid, part=back, whole=paid.subtotal_cents),
        steps=(
            f"partial completion: {usage.used_minutes} minutes used, {used} h in begun half "
            f"hours; billed the larger of that and the least {terms.min_hours} h: {billed} h",
            f"{terms.booked_hours} h booked, {unbilled} h not billed x {terms.hourly_cents} an "
            f"hour = {hourly}",
            f"cleaning waived: {cleaning} comes back"
            if terms.cleaning_waived
            else f"cleaning {terms.cleaning_fee_cents} not waived: it stays, as add-ons do",
            proportion_in_words(paid, part=back, whole=paid.subtotal_cents),
        ),
    )
