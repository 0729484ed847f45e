"""Deposits for tests: claimed, and on their way back."""

from typing import Any

from attrs import evolve

from core.deposits.claim import ClaimStatus, DepositClaim
from core.deposits.deposit_release import DepositRelease, ReleaseKind, ReleaseStatus
from tests.builders.instants import MICROSECOND, NOON, minutes_later


def a_deposit_claim(claim_id: str = "sdp_1", **changes: Any) -> DepositClaim:
    """100 of the 300 USD that secure the example order's studio, but for `changes`."""
    claim = DepositClaim(
        claim_id=claim_id,
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        studio_id=None,
        payment_intent="pi_dep",
        currency="USD",
        amount_cents=10_000,
        authorized_cents=30_000,
        reason="damages",
        filed_by="usr_agent",
        created_at=NOON,
        updated_at=NOON,
    )
    return evolve(claim, **changes)


def an_approved_claim(claim_id: str = "sdp_1", **changes: Any) -> DepositClaim:
    """One whose capture was asked for and not answered."""
    asked: dict[str, Any] = {
        "status": ClaimStatus.APPROVED,
        "approved_by": "usr_second",
        "decided_at": minutes_later(1),
        "sent_at": minutes_later(1),
        "ask_again_at": minutes_later(6),
    }
    return a_deposit_claim(claim_id, **(asked | changes))


def a_claim_with_every_field() -> DepositClaim:
    return an_approved_claim(
        studio_id="std_1",
        currency="EUR",
        status=ClaimStatus.FAILED,
        processor_ref="pi_dep",
        failure="authorisation_expired",
        updated_at=minutes_later(8) + MICROSECOND,
        settled_at=minutes_later(8),
        asked=2,
        ask_again_at=None,
    )


def a_deposit_release(release_id: str = "sdr_1", **changes: Any) -> DepositRelease:
    """The example order's deposit on its way back to the buyer, but for `changes`."""
    release = DepositRelease(
        release_id=release_id,
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        payment_intent="pi_dep",
        kind=ReleaseKind.CANCEL,
        currency="USD",
        amount_cents=30_000,
        released_by="usr_finance",
        created_at=NOON,
        updated_at=NOON,
        sent_at=NOON,
        ask_again_at=minutes_later(5),
    )
    return evolve(release, **changes)


def a_release_with_every_field() -> DepositRelease:
    return a_deposit_release(
        kind=ReleaseKind.REFUND,
        currency="EUR",
        status=ReleaseStatus.FAILED,
        processor_ref="re_dep",
        failure="expired_or_canceled_card",
        updated_at=minutes_later(4) + MICROSECOND,
        asked=2,
        ask_again_at=None,
    )
