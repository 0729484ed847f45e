"""Content made on request, version 1 (kernels.md, *ppv, request, tip, subscription*)."""

from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_percent, percent_in_words
from core.kernels.ruling import Ruling
from core.orders.access import Access
from core.parts import NOTHING

_UNTOUCHED = Access()


def rule(case: LegCase) -> Ruling:
    """Nothing once approved, a tariff for defects past the last revision, all if it never came."""
    access = case.leg.access or _UNTOUCHED
    if access.is_approved:
        return _nothing("approved", "delivered and approved: nothing comes back")
    if access.is_delivered:
        return _delivered(case, access)
    if case.is_cancelled:
        return _everything(case, "not delivered and cancelled: everything comes back")
    if access.is_due(case.requested_at):
        return _everything(case, "not delivered though due: everything comes back")
    return _nothing(
        "awaiting_delivery",
        "not delivered, not yet due, nobody cancelled: nothing comes back yet",
    )


def _delivered(case: LegCase, access: Access) -> Ruling:
    used, included = access.revisions_used, access.revisions_included
    counted = f"delivered, not approved, {used} of {included} revisions used"
    if used < included:
        return _nothing("delivered", f"{counted}: a revision is still to be had")
    if not access.defects_unresolved:
        return _nothing("delivered", f"{counted}, no defects left: nothing comes back")
    percent = case.leg.policy.tariff_pct
    return Ruling(
        rule="defects_unresolved",
        eligible=in_percent(case.leg.paid, service=percent, fee=0),
        steps=(
            f"{counted}, defects left",
            percent_in_words(case.leg.paid, service=percent, fee=0),
        ),
    )


def _everything(case: LegCase, step: str) -> Ruling:
    return Ruling(rule="not_delivered", eligible=case.leg.paid, steps=(step,))


def _nothing(rule_name: str, step: str) -> Ruling:
    return Ruling(rule=rule_name, eligible=NOTHING, steps=(step,))
