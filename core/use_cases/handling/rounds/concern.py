"""What a sweep can be about; each can be swept alone."""

from enum import StrEnum
from typing import Final


class Concern(StrEnum):
    """As `support-center sweep` names it; swept in this order where several are asked for."""

    REFUNDS = "refunds"
    CHARGEBACKS = "chargebacks"
    SLA = "sla"
    HOLDS = "holds"
    DMCA = "dmca"


EVERYTHING: Final = tuple(Concern)
HEARS_NOTICES: Final = frozenset({Concern.REFUNDS, Concern.CHARGEBACKS})
"""Those for which it matters what the processor told and nobody heard."""
ASKS_PROCESSOR: Final = frozenset({Concern.REFUNDS, Concern.CHARGEBACKS})
"""Those that cannot be swept without a payment processor."""
WITHOUT_PROCESSOR: Final = tuple(each for each in Concern if each not in ASKS_PROCESSOR)
