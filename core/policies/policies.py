"""Thresholds, windows and targets that product owns (domain.md, *Policy and configuration*)."""

from collections.abc import Mapping
from datetime import timedelta

from attrs import Factory, field, frozen

from core.cancellations.terms import AutomaticEntryTerms
from core.chargebacks.terms import ChargebackTerms
from core.dmca.terms import DmcaTerms
from core.evidence.terms import EvidenceTerms
from core.notifications.terms import NotificationTerms
from core.policies.default_presets import default_presets
from core.policies.inactivity import Inactivity
from core.policies.refund_policies import RefundPolicies
from core.policies.severe_cases import SevereCases
from core.sla.targets import SlaPolicy

DEFAULT_APPROVAL_CENTS = {"USD": 50_000}
DEFAULT_GOODWILL_APPROVAL_CENTS = {"USD": 5_000}
DEFAULT_GOODWILL_MONTHLY_CENTS = {"USD": 50_000}
DEFAULT_DEPOSIT_APPROVAL_CENTS = {"USD": 20_000}


def _default_refunds(policies: "Policies") -> RefundPolicies:
    return RefundPolicies(presets=default_presets(policies.version))


@frozen(kw_only=True)
class Policies:
    """One version of the company's policies; every decision records which it used.

    `dual_approval_cents`, `goodwill_approval_cents` and `deposit_approval_cents` are per
    currency: above them a second person approves a refund, a wallet credit or a claim on a
    deposit, and a currency without one always needs approval. `goodwill_monthly_cents` is the
    most one agent credits in a calendar month (UTC); in a currency without one every credit
    needs approval. `refunds` are the terms that orders can be sold under; an order keeps those
    it was sold under.
    """

    version: int
    dual_approval_cents: Mapping[str, int] = field(factory=lambda: dict(DEFAULT_APPROVAL_CENTS))
    goodwill_approval_cents: Mapping[str, int] = field(
        factory=lambda: dict(DEFAULT_GOODWILL_APPROVAL_CENTS)
    )
    goodwill_monthly_cents: Mapping[str, int] = field(
        factory=lambda: dict(DEFAULT_GOODWILL_MONTHLY_CENTS)
    )
    deposit_approval_cents: Mapping[str, int] = field(
        factory=lambda: dict(DEFAULT_DEPOSIT_APPROVAL_CENTS)
    )
    proposal_lifetime: timedelta = timedelta(days=7)
    hold_lifetime: timedelta = timedelta(days=90)
    reopen_within: timedelta = timedelta(days=30)
    severe_cases: SevereCases = field(factory=SevereCases)
    inactivity: Inactivity = field(factory=Inactivity)
    sla: SlaPolicy = field(factory=SlaPolicy)
    evidence: EvidenceTerms = field(factory=EvidenceTerms)
    automatic_entries: AutomaticEntryTerms = field(factory=AutomaticEntryTerms)
    notifications: NotificationTerms = field(factory=NotificationTerms)
    dmca: DmcaTerms = field(factory=DmcaTerms)
    chargebacks: ChargebackTerms = field(factory=ChargebackTerms)
    refunds: RefundPolicies = field(default=Factory(_default_refunds, takes_self=True))
