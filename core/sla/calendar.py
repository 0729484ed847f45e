"""The calendars an SLA clock can count on (domain.md, *SLA clocks*)."""

from core.sla.always_open import ALWAYS, AlwaysOpen
from core.sla.business_hours import BusinessHours

Calendar = AlwaysOpen | BusinessHours

__all__ = ["ALWAYS", "AlwaysOpen", "BusinessHours", "Calendar"]
