"""Common rules 1 and 2, before every kernel (kernels.md, *Common rules*)."""

from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_proportion, proportion_in_words
from core.kernels.ruling import Ruling
from core.orders.kind import LegKind
from core.orders.leg import Leg
from core.orders.party import Party
from core.parts import NOTHING, Parts


def rule_in_common(case: LegCase) -> Ruling | None:
    """Everything back for the provider's fault (1) or validated fraud (2), else None (3)."""
    at_fault = _rule_of_the_provider(case)
    if at_fault is not None and case.leg.policy.provider_cancel_full_refund:
        return _provider_at_fault(case.leg, at_fault)
    if case.facts.fraud_validated:
        return Ruling(
            rule="fraud_validated",
            eligible=case.leg.paid,
            steps=("common rule 2: staff validated fraud, everything comes back",),
            frees_deposit=True,
        )
    return None


def _rule_of_the_provider(case: LegCase) -> str | None:
    if case.cancellation is not None and case.cancellation.by is Party.PROVIDER:
        return "provider_cancelled"
    return "provider_no_show" if case.leg.no_show is Party.PROVIDER else None


def _provider_at_fault(leg: Leg, rule: str) -> Ruling:
    eligible, step = _all_but_approved(leg)
    fault = "cancelled" if rule == "provider_cancelled" else "did not show up"
    return Ruling(
        rule=rule,
        eligible=eligible,
        steps=(
            f"common rule 1: the provider {fault}, everything not yet approved comes back",
            step,
        ),
        frees_deposit=True,
        goodwill_cents=leg.policy.apology_credit_cents,
    )


def _all_but_approved(leg: Leg) -> tuple[Parts, str]:
    if leg.kind is LegKind.REQUEST and leg.access is not None and leg.access.is_approved:
        return NOTHING, "the request was delivered and approved: it stays with the provider"
    approved = [each for each in leg.milestones if each.is_approved]
    if leg.kind is not LegKind.DELIVERABLE or not approved:
        return leg.paid, "nothing was approved"
    whole = leg.paid.subtotal_cents
    kept = sum(milestone.amount_cents for milestone in approved)
    named = ", ".join(f"{each.milestone_id} {each.amount_cents}" for each in approved)
    back = in_proportion(leg.paid, part=whole - kept, whole=whole)
    calculation = proportion_in_words(leg.paid, part=whole - kept, whole=whole)
    return back, f"approved milestones stay ({named}); the rest is {calculation}"
