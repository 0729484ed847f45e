"""The two clocks of a case (domain.md, *SLA clocks*)."""

from enum import StrEnum


class ClockName(StrEnum):
    """As the `sla_breach` event writes them."""

    FIRST_RESPONSE = "first_response"
    RESOLUTION = "resolution"
