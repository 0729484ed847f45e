"""What the kernels need to say what an order owes, read in one go."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import frozen

from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.views.refund_view import RefundView


@frozen(kw_only=True)
class OptionsMaterial:
    """A case's order as received, with its charge, its refunds and the recorded facts.

    `charge` is None for an order of which nothing was captured on a card. `facts` are the
    payloads of the case's `fact_recorded` events, oldest first; `refunds`, the statuses of
    `deposit_claims`, and the `outside_refunds` made at the processor without us are all of the
    order, of whatever case.
    """

    case_created_at: datetime
    order: Mapping[str, Any]
    charge: Charge | None
    refunds: tuple[RefundView, ...]
    facts: tuple[Mapping[str, Any], ...]
    paused: bool
    deposit_claims: tuple[str, ...] = ()
    outside_refunds: tuple[OutsideRefund, ...] = ()
