"""What became of a deposit so far: claimed, captured, on its way back (domain.md)."""

from collections.abc import Iterable

from attrs import frozen

from core.deposits.claim import ClaimStatus, DepositClaim
from core.deposits.deposit_release import DepositRelease, ReleaseStatus
from core.errors import ErrorCode, Refusal
from core.kernels.facts import DepositClaim as ClaimFact


@frozen(kw_only=True)
class DepositStanding:
    """One deposit's claims and releases, of whatever case."""

    claims: tuple[DepositClaim, ...]
    releases: tuple[DepositRelease, ...]

    def forbids_moving(self) -> Refusal | None:
        """Why it can neither be claimed nor released now: one thing happens to it at a time."""
        if any(claim.is_open for claim in self.claims):
            return _busy("A claim on this deposit is open.", "Decide on that claim first.")
        if any(claim.status is ClaimStatus.CAPTURED for claim in self.claims):
            return _over("This deposit was captured; what was left of it is free again.")
        if any(release.status is ReleaseStatus.PROCESSING for release in self.releases):
            return _over("This deposit is on its way back to the buyer.")
        if any(release.status is ReleaseStatus.RELEASED for release in self.releases):
            return _over("This deposit was released already.")
        return None


def standing_of(
    payment_intent: str, claims: Iterable[DepositClaim], releases: Iterable[DepositRelease]
) -> DepositStanding:
    """The standing of the deposit behind `payment_intent`, of all that its order knows."""
    return DepositStanding(
        claims=tuple(it for it in claims if it.payment_intent == payment_intent),
        releases=tuple(it for it in releases if it.payment_intent == payment_intent),
    )


def claim_fact(statuses: Iterable[ClaimStatus]) -> ClaimFact:
    """What the kernels are told of an order's claims: captured, else open, else none."""
    known = frozenset(statuses)
    if ClaimStatus.CAPTURED in known:
        return ClaimFact.CAPTURED
    open_ones = known & {ClaimStatus.FILED, ClaimStatus.APPROVED}
    return ClaimFact.OPEN if open_ones else ClaimFact.NONE


def _busy(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.INVALID_TRANSITION, field="legId", message=message, hint=hint)


def _over(message: str) -> Refusal:
    return Refusal(
        code=ErrorCode.NOT_ACTIVE,
        field="legId",
        message=message,
        hint="The case's timeline shows what became of it.",
    )
