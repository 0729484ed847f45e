"""One version of all policies as JSON."""

from collections.abc import Mapping
from typing import Any

from core.cancellations.terms import AutomaticEntryTerms
from core.chargebacks.terms import ChargebackTerms
from core.dmca.terms import DmcaTerms
from core.evidence.terms import EvidenceTerms
from core.notifications.terms import NotificationTerms
from core.orders.policy import Policy
from core.policies.policies import Policies
from core.policies.policy_json import policy_json
from core.sla.business_hours import BusinessHours
from core.sla.calendar import Calendar
from core.sla.shift import WEEKDAYS
from core.sla.targets import PRIORITIES, SlaPolicy
from entrypoints.policy.durations import written_duration
from entrypoints.policy.shifts import written_quiet_hours, written_shift


def policies_json(policies: Policies, *, city: str | None = None) -> dict[str, Any]:
    """Durations as a policies file writes them; with `city` the presets as they stand there."""
    refunds = policies.refunds
    told = {
        "version": policies.version,
        "dual_approval_cents": dict(policies.dual_approval_cents),
        "goodwill_approval_cents": dict(policies.goodwill_approval_cents),
        "goodwill_monthly_cents": dict(policies.goodwill_monthly_cents),
        "deposit_approval_cents": dict(policies.deposit_approval_cents),
        "proposal_lifetime": written_duration(policies.proposal_lifetime),
        "hold_lifetime": written_duration(policies.hold_lifetime),
        "reopen_within": written_duration(policies.reopen_within),
        "severe_cases": {
            "too_many": policies.severe_cases.too_many,
            "within": written_duration(policies.severe_cases.within),
        },
        "inactivity": {
            "nudge_after": written_duration(policies.inactivity.nudge_after),
            "close_after": written_duration(policies.inactivity.close_after),
            "close_resolved_after": written_duration(policies.inactivity.close_resolved_after),
        },
        "dmca": _dmca(policies.dmca),
        "evidence": _evidence(policies.evidence),
        "automatic_entries": _automatic_entries(policies.automatic_entries),
        "notifications": _notifications(policies.notifications),
        "chargebacks": _chargebacks(policies.chargebacks),
        "sla": _sla(policies.sla),
        "presets": _by_name({name: refunds.preset(name, city=city) for name in refunds.presets}),
    }
    if city is None:
        told["cities"] = {name: _by_name(changed) for name, changed in refunds.cities.items()}
    else:
        told["city"] = city
    return told


def _by_name(policies: Mapping[str, Policy]) -> dict[str, Any]:
    return {name: policy_json(policy) for name, policy in policies.items()}


def _dmca(terms: DmcaTerms) -> dict[str, Any]:
    return {
        "restore_after_days": terms.restore_after_days,
        "restore_within_days": terms.restore_within_days,
        "repeat_offender_claims": terms.repeat_offender_claims,
        "most_urls": terms.most_urls,
        "calendar": _calendar(terms.calendar),
    }


def _evidence(terms: EvidenceTerms) -> dict[str, Any]:
    return {
        "types": list(terms.types),
        "largest_bytes": terms.largest_bytes,
        "largest_pixels": terms.largest_pixels,
        "form_lifetime": written_duration(terms.form_lifetime),
        "link_lifetime": written_duration(terms.link_lifetime),
        "retention": written_duration(terms.retention),
    }


def _automatic_entries(terms: AutomaticEntryTerms) -> dict[str, Any]:
    return {
        "cancelled_by": sorted(terms.cancelled_by),
        "kinds": sorted(terms.kinds),
        "refund_up_to_cents": dict(terms.refund_up_to_cents),
    }


def _notifications(terms: NotificationTerms) -> dict[str, Any]:
    told: dict[str, Any] = {"on_call": list(terms.on_call)}
    if terms.quiet_hours is not None:
        begins, _, ends = written_quiet_hours(terms.quiet_hours).partition("-")
        told["quiet_hours"] = {"zone": terms.quiet_hours.zone, "from": begins, "to": ends}
    return told


def _chargebacks(terms: ChargebackTerms) -> dict[str, Any]:
    return {
        "margin": written_duration(terms.margin),
        "remind_before": written_duration(terms.remind_before),
        "automatic_before": written_duration(terms.automatic_before),
        "urgent_within": written_duration(terms.urgent_within),
        "high_within": written_duration(terms.high_within),
        "required": {reason: list(names) for reason, names in terms.required.items()},
    }


def _sla(sla: SlaPolicy) -> dict[str, Any]:
    return {f"p{priority}": _promise(sla, priority) for priority in PRIORITIES}


def _promise(sla: SlaPolicy, priority: int) -> dict[str, Any]:
    target = sla.targets.of(priority)
    return {
        "first_response": written_duration(target.first_response),
        "resolution": written_duration(target.resolution),
        "calendar": _calendar(sla.calendar(priority)),
    }


def _calendar(calendar: Calendar) -> str | dict[str, Any]:
    """`24x7`, or the zone, shifts and holidays as a policies file writes them."""
    if not isinstance(calendar, BusinessHours):
        return "24x7"
    shifts: dict[str, list[str]] = {}
    for shift in calendar.shifts:
        shifts.setdefault(WEEKDAYS[shift.weekday], []).append(written_shift(shift))
    return {
        "zone": calendar.zone,
        "shifts": shifts,
        "holidays": [day.isoformat() for day in sorted(calendar.holidays)],
    }
