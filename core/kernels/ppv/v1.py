"""Pay-per-view, version 1 (kernels.md, *ppv, request, tip, subscription*)."""

from datetime import timedelta

from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_percent, percent_in_words
from core.kernels.ruling import Ruling
from core.kernels.wording import span
from core.orders.access import Access
from core.parts import NOTHING

_DAY = timedelta(days=1)
_UNTOUCHED = Access()


def rule(case: LegCase) -> Ruling:
    """Nothing once opened, unless staff found it poor; everything when it never came."""
    access = case.leg.access or _UNTOUCHED
    if access.is_accessed:
        return _accessed(case, access)
    if access.is_delivered:
        return Ruling(
            rule="delivered",
            eligible=NOTHING,
            steps=("delivered and not opened: nothing comes back",),
        )
    return _undelivered(case)


def _accessed(case: LegCase, access: Access) -> Ruling:
    if not (access.quality_validated or case.facts.quality_validated):
        return Ruling(rule="accessed", eligible=NOTHING, steps=("opened: nothing comes back",))
    percent = case.leg.policy.quality_refund_pct
    return Ruling(
        rule="quality_validated",
        eligible=in_percent(case.leg.paid, service=percent, fee=0),
        steps=(
            "opened, and poor quality was validated",
            percent_in_words(case.leg.paid, service=percent, fee=0),
        ),
    )


def _undelivered(case: LegCase) -> Ruling:
    waited, days = case.requested_at - case.captured_at, case.leg.policy.ppv_delivery_days
    since = "after" if waited >= timedelta() else "before"
    counted = f"not delivered, requested {span(waited)} {since} the payment; {days} days allowed"
    # Floored days, because the allowed days may be more than a length of time can hold.
    if waited // _DAY >= days:
        return Ruling(
            rule="not_delivered", eligible=case.leg.paid, steps=(f"{counted}: all comes back",)
        )
    return Ruling(
        rule="awaiting_delivery",
        eligible=NOTHING,
        steps=(f"{counted}: nothing comes back yet",),
    )
