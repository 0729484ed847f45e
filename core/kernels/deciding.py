"""The decision on a leg and on an order: pure, the same cents for the same inputs, always."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.instants import as_utc, write_instant
from core.kernels.decision import Circumstances, LegDecision, OrderDecision
from core.kernels.earlier_refund import EarlierRefund, counted_cents, open_by_leg
from core.kernels.facts import NO_FACTS, Facts
from core.kernels.leg_case import LegCase
from core.kernels.registry import release_of
from core.kernels.wording import amounts
from core.orders.leg import Leg
from core.orders.snapshot import OrderSnapshot

NEWEST_OF_ALL: Mapping[str, int] = {}


def decide_order(
    snapshot: OrderSnapshot,
    *,
    case_created_at: datetime,
    reason: str,
    facts: Facts = NO_FACTS,
    earlier_refunds: Sequence[EarlierRefund] = (),
    disputed_cents: int = 0,
    versions: Mapping[str, int] = NEWEST_OF_ALL,
) -> OrderDecision:
    """What policy owes on every leg of `snapshot`, and what is still open.

    `earlier_refunds` are the order's card refunds, `disputed_cents` what disputes took off the
    charge. `versions` asks for an older version of the kernels it names. Raises ValueError for a
    naive time and UnknownRelease for a version that was never released.
    """
    circumstances = Circumstances(
        case_created_at=as_utc(case_created_at),
        reason=reason,
        facts=facts,
        earlier_refunds=tuple(earlier_refunds),
        disputed_cents=disputed_cents,
    )
    return decide(snapshot, circumstances, versions=versions)


def decide(
    snapshot: OrderSnapshot,
    circumstances: Circumstances,
    *,
    versions: Mapping[str, int] = NEWEST_OF_ALL,
) -> OrderDecision:
    """As `decide_order`, in circumstances put together before (their time is UTC)."""
    legs = [
        decide_leg(case_of(snapshot, leg, circumstances), version=versions.get(leg.policy.kernel))
        for leg in snapshot.legs
    ]
    return _summed(snapshot, circumstances, tuple(legs))


def case_of(snapshot: OrderSnapshot, leg: Leg, circumstances: Circumstances) -> LegCase:
    """The leg as its kernel sees it.

    Its ruling cancellation sets the instant that counts (kernels.md, *The instant that counts*).
    """
    cancellation = snapshot.cancellation_of(leg)
    created = circumstances.case_created_at
    return LegCase(
        leg=leg,
        cancellation=cancellation,
        requested_at=created if cancellation is None else cancellation.at,
        captured_at=snapshot.payment.captured_at,
        reason=circumstances.reason,
        facts=circumstances.facts,
    )


def decide_leg(case: LegCase, *, version: int | None = None) -> LegDecision:
    """What policy gives back on one leg, by that version of its kernel or the newest."""
    release = release_of(case.leg.policy.kernel, version)
    ruling = release.common(case) or release.rule(case)
    deposit = release.deposit(case, ruling)
    retained = case.leg.paid - ruling.eligible
    return LegDecision(
        leg_id=case.leg.leg_id,
        kernel=release.kernel,
        kernel_version=release.version,
        band=ruling.rule,
        requested_at=case.requested_at,
        eligible=ruling.eligible,
        retained=retained,
        deposit=deposit.action,
        suggested_goodwill_cents=ruling.goodwill_cents,
        trace=(
            _instant_in_words(case),
            *ruling.steps,
            f"comes back: {amounts(ruling.eligible)}",
            f"is kept: {amounts(retained)}",
            *deposit.steps,
        ),
    )


def _instant_in_words(case: LegCase) -> str:
    instant = write_instant(case.requested_at)
    if case.cancellation is None:
        return f"requested at {instant}, when the case was opened: nobody cancelled"
    return f"requested at {instant}, when the {case.cancellation.by} cancelled"


def _summed(
    snapshot: OrderSnapshot, circumstances: Circumstances, legs: tuple[LegDecision, ...]
) -> OrderDecision:
    refunds = circumstances.earlier_refunds
    eligible = {leg.leg_id: leg.eligible.total_cents for leg in legs}
    still_open = open_by_leg(refunds, snapshot.legs, eligible)
    taken = counted_cents(refunds) + circumstances.disputed_cents
    max_allowed = max(0, snapshot.payment.captured_cents - taken)
    cancellation = snapshot.cancellation
    return OrderDecision(
        order_id=snapshot.order_id,
        snapshot_sha256=snapshot.sha256,
        snapshot_version=snapshot.version,
        requested_at=cancellation.at if cancellation else circumstances.case_created_at,
        circumstances=circumstances,
        legs=legs,
        max_allowed_cents=max_allowed,
        open_cents=min(max_allowed, sum(still_open.values())),
        open_by_leg=still_open,
    )
