"""What product decides about copyright claims (domain.md, *DMCA*; *Policy and configuration*)."""

from datetime import date

from attrs import field, frozen

from core.dmca.federal_holidays import FEDERAL_HOLIDAYS
from core.sla.business_hours import BusinessHours
from core.sla.shift import MIDNIGHT, WHOLE_DAY, Shift

MONDAY_TO_FRIDAY = range(5)


def _business_days() -> BusinessHours:
    shifts = tuple(
        Shift(weekday=weekday, opens=MIDNIGHT, closes=WHOLE_DAY) for weekday in MONDAY_TO_FRIDAY
    )
    days = frozenset(map(date.fromisoformat, FEDERAL_HOLIDAYS))
    return BusinessHours(zone="America/New_York", shifts=shifts, holidays=days)


@frozen(kw_only=True)
class DmcaTerms:
    """Part of one version of the policies.

    A business day is a day of the `calendar`'s zone that has a shift, however short, and is no
    holiday. Content comes back once `restore_after_days` of them are over, and before
    `restore_within_days` are. Whoever has `repeat_offender_claims` upheld claims is one.
    """

    restore_after_days: int = 10
    restore_within_days: int = 14
    repeat_offender_claims: int = 3
    most_urls: int = 100
    calendar: BusinessHours = field(factory=_business_days)
