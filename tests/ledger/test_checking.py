"""What does not add up on an order is named, and what does is not."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

from core.deposits.claim import ClaimStatus
from core.disputes.dispute import Dispute
from core.ledger.account import Account
from core.ledger.cause import Cause
from core.ledger.checking import disagreements
from core.ledger.line import Line
from core.ledger.order_books import OrderBooks
from core.ledger.posting import Posting
from core.ledger.reported import Reported, ReportedDeposit, ReportedDispute, ReportedRefund
from core.parts import Parts
from core.refunds.allocation import Allocation
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from core.transfers.reversal import ReversalStatus, TransferReversal
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim
from tests.builders.refunds import a_refund

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
PARTS = Parts(5_000, 400, 500, 41)
CENTS = PARTS.total_cents


def posted(
    cause: Cause, cause_id: str, *moves: tuple[Account, Account, int]
) -> tuple[Posting, ...]:
    return tuple(
        Posting(
            posting_id=f"slp_{cause_id}_{cause}_{number}",
            cause=cause,
            cause_id=cause_id,
            number=number,
            line=Line(
                debit=debit, credit=credit, amount_cents=cents, currency="USD", order_id="ord_1001"
            ),
            posted_at=NOON,
        )
        for number, (debit, credit, cents) in enumerate(moves, start=1)
    )


def succeeded_refund() -> Refund:
    return a_refund(
        allocations=(Allocation("leg_1", PARTS),),
        status=RefundStatus.SUCCEEDED,
        processor_ref="re_1",
    )


PAID_BACK = posted(
    Cause.REFUND_SUCCEEDED,
    "srf_1",
    (Account.SELLER_PAYABLE, Account.CASH, 3_000),
    (Account.TRANSFER_REVERSAL, Account.CASH, 2_400),
    (Account.FEE_REVENUE, Account.CASH, 500),
    (Account.FEE_TAX, Account.CASH, 41),
)


def reversal(status: ReversalStatus = ReversalStatus.SUCCEEDED) -> TransferReversal:
    return TransferReversal(
        reversal_id="srv_1",
        refund_id="srf_1",
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        transfer_id="tr_1",
        provider_id="usr_p1",
        currency="USD",
        amount_cents=2_400,
        created_at=NOON,
        updated_at=NOON,
        status=status,
        processor_ref="trr_1",
    )


CAME_BACK = posted(
    Cause.TRANSFER_REVERSED, "srv_1", (Account.CASH, Account.TRANSFER_REVERSAL, 2_400)
)


THEIRS = ReportedRefund(ref="re_1", amount_cents=CENTS, currency="USD", failed=False)


def books(**changes: Any) -> OrderBooks:
    """A refund of 59.41 that succeeded, 24.00 of it brought back from the provider."""
    sound = OrderBooks(
        order_id="ord_1001",
        charge=a_charge(reserved_cents=CENTS),
        refunds=(succeeded_refund(),),
        reversals=(reversal(),),
        postings=(*PAID_BACK, *CAME_BACK),
        reported=Reported(refunds=(THEIRS,)),
    )
    return evolve(sound, **changes)


def told(found: OrderBooks) -> list[str]:
    return [str(each) for each in disagreements(found)]


def test_books_that_agree_have_nothing_to_tell() -> None:
    assert told(books()) == []


def test_a_refund_that_was_never_posted_is_named_account_by_account() -> None:
    assert told(books(postings=CAME_BACK)) == [
        "ord_1001 srf_1 posted on Cash:Stripe: recorded 0, due -5941",
        "ord_1001 srf_1 posted on Deferred:PlatformFees: recorded 0, due 500",
        "ord_1001 srf_1 posted on Liability:SellerPayable: recorded 0, due 5400",
        "ord_1001 srf_1 posted on Liability:TaxPayable:PlatformFeeTax: recorded 0, due 41",
    ]


@pytest.mark.parametrize("lost", range(4))
def test_every_posting_of_a_refund_is_missed(lost: int) -> None:
    left = [posting for number, posting in enumerate(PAID_BACK) if number != lost]
    assert len(told(books(postings=(*left, *CAME_BACK)))) == 2  # both of its accounts


def test_a_posting_that_stands_for_nothing_is_named() -> None:
    stray = posted(Cause.REFUND_SUCCEEDED, "srf_9", (Account.FEE_TAX, Account.CASH, 7))
    assert told(books(postings=(*PAID_BACK, *CAME_BACK, *stray))) == [
        "ord_1001 srf_9 posted on Cash:Stripe: recorded -7, due 0",
        "ord_1001 srf_9 posted on Liability:TaxPayable:PlatformFeeTax: recorded 7, due 0",
    ]


def test_a_reversal_that_is_still_due_must_not_be_posted() -> None:
    assert told(books(reversals=(reversal(ReversalStatus.DUE),))) == [
        "ord_1001 srv_1 posted on Cash:Stripe: recorded 2400, due 0",
        "ord_1001 srv_1 posted on Liability:SellerPayable: recorded -2400, due 0",
    ]


def test_a_refund_that_failed_late_leaves_nothing_in_the_books() -> None:
    failed = evolve(succeeded_refund(), status=RefundStatus.FAILED)
    taken_back = posted(
        Cause.REFUND_FAILED_LATE,
        "srf_1",
        *((each.line.credit, each.line.debit, each.line.amount_cents) for each in PAID_BACK),
        (Account.TRANSFER_REVERSAL, Account.SELLER_PAYABLE, 2_400),
    )
    now = books(
        charge=a_charge(),
        refunds=(failed,),
        postings=(*PAID_BACK, *CAME_BACK, *taken_back),
        reported=Reported(refunds=(evolve(THEIRS, failed=True),)),
    )
    assert told(now) == []


def test_a_wallet_credit_is_due_on_the_wallet_and_on_no_charge() -> None:
    credit = a_refund(
        "srf_2",
        method=RefundMethod.WALLET,
        charge_id=None,
        allocations=(Allocation(None, Parts(900)),),
        status=RefundStatus.SUCCEEDED,
    )
    moved = posted(Cause.GOODWILL_CREDITED, "srf_2", (Account.GOODWILL, Account.BUYER_WALLET, 900))
    both = books(refunds=(succeeded_refund(), credit), postings=(*PAID_BACK, *CAME_BACK, *moved))
    assert told(both) == []
    assert len(told(evolve(both, postings=(*PAID_BACK, *CAME_BACK)))) == 2


def a_dispute(status: str) -> Dispute:
    return Dispute(
        processor_ref="dp_1",
        charge_id="ch_1",
        order_id="ord_1001",
        currency="USD",
        amount_cents=8_000,
        reason="fraudulent",
        status=status,
        due_by=None,
        created_at=NOON,
        updated_at=NOON,
        funds_withdrawn=True,
        fee_cents=1_500,
    )


OPENED = posted(Cause.DISPUTE_OPENED, "dp_1", (Account.DISPUTES, Account.CASH, 8_000))
FEE = posted(Cause.DISPUTE_FEE, "dp_1", (Account.DISPUTE_FEES, Account.CASH, 1_500))
WON = posted(Cause.DISPUTE_WON, "dp_1", (Account.CASH, Account.DISPUTES, 8_000))
LOST = posted(Cause.DISPUTE_LOST, "dp_1", (Account.CHARGEBACKS, Account.DISPUTES, 8_000))


@pytest.mark.parametrize(
    ("status", "counted", "postings"),
    [
        ("needs_response", 8_000, (*OPENED, *FEE)),
        ("under_review", 8_000, (*OPENED, *FEE)),
        ("won", 0, (*OPENED, *FEE, *WON)),
        ("lost", 8_000, (*OPENED, *FEE, *LOST)),
    ],
)
def test_a_dispute_stands_in_the_books_as_far_as_it_came(
    status: str, counted: int, postings: Iterable[Posting]
) -> None:
    charge = a_charge(disputed_or_lost_cents=counted)
    sound = OrderBooks(
        order_id="ord_1001",
        charge=charge,
        disputes=(a_dispute(status),),
        postings=tuple(postings),
    )
    assert told(sound) == []
    assert told(evolve(sound, postings=tuple(postings)[1:]))
    wrong = evolve(charge, disputed_or_lost_cents=counted + 1)
    assert told(evolve(sound, charge=wrong)) == [
        f"ord_1001 ch_1 disputed or lost: recorded {counted + 1}, due {counted}"
    ]


def test_a_reservation_without_its_refund_is_named() -> None:
    assert told(books(charge=a_charge(reserved_cents=CENTS + 100))) == [
        "ord_1001 ch_1 reserved for refunds: recorded 6041, due 5941"
    ]


def test_an_adopted_refund_that_nobody_made_is_named() -> None:
    assert told(books(charge=a_charge(reserved_cents=CENTS, adopted_cents=1))) == [
        "ord_1001 ch_1 adopted from the processor: recorded 1, due 0"
    ]


def test_a_refund_that_only_the_processor_knows_is_named() -> None:
    theirs = ReportedRefund(ref="re_9", amount_cents=500, currency="USD", failed=False)
    assert told(books(reported=Reported(refunds=(THEIRS, theirs)))) == [
        "ord_1001 re_9 refunded by the processor: recorded 0, due 500"
    ]


def test_a_refund_that_the_processor_does_not_know_is_named() -> None:
    assert told(books(reported=Reported())) == [
        "ord_1001 re_1 refunded by the processor: recorded 5941, due 0"
    ]


@pytest.mark.parametrize("by_name", [True, False])
def test_a_refund_on_its_way_is_no_contradiction(by_name: bool) -> None:
    sent = a_refund(cents=700, processor_ref=None if by_name else "re_2")
    theirs = ReportedRefund(
        ref="re_2",
        amount_cents=700,
        currency="USD",
        failed=False,
        refund_id="srf_1" if by_name else None,
    )
    on_its_way = OrderBooks(
        order_id="ord_1001",
        charge=a_charge(reserved_cents=700),
        refunds=(sent,),
        reported=Reported(refunds=(theirs,)),
    )
    assert told(on_its_way) == []


def test_an_order_that_no_card_paid_can_still_be_checked() -> None:
    assert told(OrderBooks(order_id="ord_1", charge=None)) == []


def test_what_is_due_from_providers_and_stands_on_the_wrong_account_is_named() -> None:
    swapped = posted(
        Cause.REFUND_SUCCEEDED,
        "srf_1",
        (Account.SELLER_PAYABLE, Account.CASH, 5_400),
        (Account.FEE_REVENUE, Account.CASH, 500),
        (Account.FEE_TAX, Account.CASH, 41),
    )
    assert told(books(postings=(*swapped, *CAME_BACK))) == [
        "ord_1001 ord_1001 posted on Receivable:TransferReversal: recorded -2400, due 0"
    ]


@pytest.mark.parametrize(("ours", "theirs"), [("won", 8_000), ("needs_response", 0)])
def test_a_dispute_that_went_on_at_the_processor_is_named(ours: str, theirs: int) -> None:
    dispute = a_dispute(ours)
    known = OrderBooks(
        order_id="ord_1001",
        charge=a_charge(disputed_or_lost_cents=dispute.counted_cents),
        disputes=(dispute,),
        postings=(*OPENED, *FEE, *(WON if ours == "won" else ())),
    )
    heard = (ReportedDispute(ref="dp_1", counted_cents=dispute.counted_cents),)
    assert told(evolve(known, reported=Reported(disputes=heard))) == []
    missed = (ReportedDispute(ref="dp_1", counted_cents=theirs),)
    assert told(evolve(known, reported=Reported(disputes=missed))) == [
        f"ord_1001 dp_1 disputed at the processor: recorded {8_000 - theirs}, due {theirs}"
    ]


def test_a_dispute_that_nobody_heard_of_is_named() -> None:
    missed = Reported(disputes=(ReportedDispute(ref="dp_9", counted_cents=700),))
    unheard = OrderBooks(order_id="ord_1001", charge=a_charge(), reported=missed)
    assert told(unheard) == ["ord_1001 dp_9 disputed at the processor: recorded 0, due 700"]


@pytest.mark.parametrize(
    ("status", "captured", "findings"),
    [
        (None, 900, ["ord_1001 pi_dep captured by the processor: recorded 0, due 900"]),
        (
            ClaimStatus.FAILED,
            900,
            ["ord_1001 pi_dep captured by the processor: recorded 0, due 900"],
        ),
        (ClaimStatus.CAPTURED, 900, []),
        (
            ClaimStatus.CAPTURED,
            0,
            ["ord_1001 pi_dep captured by the processor: recorded 900, due 0"],
        ),
        (ClaimStatus.APPROVED, 900, []),
        (ClaimStatus.APPROVED, 0, []),
        (ClaimStatus.DENIED, 0, []),
    ],
)
def test_a_deposit_was_captured_as_its_claims_say(
    status: ClaimStatus | None, captured: int, findings: list[str]
) -> None:
    """A claim that is approved is on its way: nothing contradicts it yet."""
    claims = () if status is None else (a_deposit_claim(status=status, amount_cents=900),)
    moved = posted(Cause.DEPOSIT_CAPTURED, "sdp_1", (Account.CASH, Account.SELLER_PAYABLE, 900))
    held = OrderBooks(
        order_id="ord_1001",
        charge=None,
        claims=claims,
        postings=moved if status is ClaimStatus.CAPTURED else (),
        reported=Reported(
            deposits=(ReportedDeposit(payment_intent="pi_dep", captured_cents=captured),)
        ),
    )
    assert told(held) == findings
