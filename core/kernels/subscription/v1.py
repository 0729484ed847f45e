"""Subscriptions, version 1 (kernels.md, *ppv, request, tip, subscription*)."""

from datetime import timedelta

from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_proportion, proportion_in_words
from core.kernels.ruling import Ruling
from core.kernels.wording import span
from core.orders.leg import Leg
from core.orders.subscription import Subscription
from core.parts import NOTHING

_MINUTE = timedelta(minutes=1)
_MICROSECOND = timedelta(microseconds=1)


def rule(case: LegCase) -> Ruling:
    """All before the period or after involuntary churn, else the share of an outage."""
    terms = case.leg.subscription
    if terms is None:
        return _nothing("no period in the snapshot: nothing comes back")
    if case.requested_at < terms.period_start:
        return _everything(case.leg, "before_period", "requested before the period started")
    if terms.involuntary_churn:
        return _everything(case.leg, "involuntary_churn", "ended against the buyer's will")
    if terms.outage_minutes:
        return _outage(case.leg, terms)
    return _nothing("the period has started, no outage: nothing comes back")


def _outage(leg: Leg, terms: Subscription) -> Ruling:
    outage, period = terms.outage_minutes * _MINUTE, terms.period
    if outage >= period:
        return _everything(leg, "service_outage", f"an outage of {span(outage)}, all the period")
    # The largest unit both are whole in keeps the trace short and the share exact.
    unit = _MICROSECOND if period % _MINUTE else _MINUTE
    part, whole = outage // unit, period // unit
    return Ruling(
        rule="service_outage",
        eligible=in_proportion(leg.paid, part=part, whole=whole),
        steps=(
            f"an outage of {span(outage)} in a period of {span(period)}",
            proportion_in_words(leg.paid, part=part, whole=whole),
        ),
    )


def _everything(leg: Leg, rule_name: str, why: str) -> Ruling:
    return Ruling(rule=rule_name, eligible=leg.paid, steps=(f"{why}: everything comes back",))


def _nothing(step: str) -> Ruling:
    return Ruling(rule="running", eligible=NOTHING, steps=(step,))
