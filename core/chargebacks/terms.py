"""What product decides about chargebacks (domain.md, *Policy and configuration*)."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from attrs import field, frozen

URGENT, HIGH, NORMAL = 1, 2, 3
PACK = "evidence_pack"
"""Wanted of every representment, whatever the reason."""
OTHERWISE = "otherwise"
DEFAULT_REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fraudulent": ("product_description", "customer_communication"),
        "unrecognized": ("product_description", "customer_communication"),
        "product_not_received": ("product_description", "service_documentation"),
        "product_unacceptable": ("product_description", "service_documentation", "refund_policy"),
        "credit_not_processed": ("product_description", "refund_policy"),
        "subscription_canceled": ("product_description", "refund_policy"),
        "duplicate": ("product_description", "explanation"),
        OTHERWISE: ("product_description", "refund_policy"),
    }
)


@frozen(kw_only=True)
class ChargebackTerms:
    """The answer is due `margin` before the network's deadline, and goes out by itself
    `automatic_before` that, if nobody sent it; `remind_before` that somebody is reminded.

    `required` are the fields without which nothing is sent by itself, per reason code of the
    network, the others under `otherwise`. A case is urgent (priority 1) or high (2) while less
    than `urgent_within` or `high_within` is left until the answer is due.
    """

    margin: timedelta = timedelta(hours=48)
    automatic_before: timedelta = timedelta(hours=24)
    remind_before: timedelta = timedelta(hours=72)
    urgent_within: timedelta = timedelta(hours=24)
    high_within: timedelta = timedelta(hours=72)
    required: Mapping[str, tuple[str, ...]] = field(factory=lambda: dict(DEFAULT_REQUIRED))

    def required_for(self, reason_code: str) -> tuple[str, ...]:
        fallback = self.required.get(OTHERWISE, ())
        return self.required.get(reason_code, fallback)

    def priority_with(self, left: timedelta) -> int:
        """How urgent a case is with so much time left until the answer is due."""
        if left < self.urgent_within:
            return URGENT
        return HIGH if left < self.high_within else NORMAL
