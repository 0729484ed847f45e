"""What comes back from providers for a refund (domain.md, *Refund*, Transfer)."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.asking import MOST_ASKS
from core.ledger.account import Account
from core.parked.parked_work import ParkedKind
from core.refunds.refund import RefundStatus
from core.transfers.reversal import ReversalStatus, TransferReversal
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.follow_notice import FollowNotice
from core.use_cases.handling.notice_office import NoticeOffice
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.settle_refund import SettleRefund
from core.use_cases.settle_reversal import SettleReversal
from ports.payment_processor import Done, NoticeAbout, ProcessorNotice, ReversalInstruction
from tests.builders.orders import order_json
from tests.contracts.backends import Backend
from tests.use_cases.money import (
    TRANSFER,
    announced,
    assert_the_books_agree,
    books,
    made,
    paid_out,
    parked,
    payable,
    reversals,
    taken_back,
)
from tests.use_cases.office import FAY, FINN, ITSELF, Office
from tests.use_cases.test_money_at_once import at_once

REVERSE = "transfers.reverse"


@pytest.fixture
def office(backend: Backend) -> Office:
    office = Office(store=backend.store)
    paid_out(office)
    return office


def strike(office: Office, kind: FaultKind, *, endpoint: str = REVERSE, times: int = 1) -> None:
    office.stripe.inject(Fault(kind=kind, endpoint=endpoint, times=times))


def the_reversal(office: Office) -> TransferReversal:
    (only,) = reversals(office)
    return only


def fails_late(office: Office, refund_id: str) -> None:
    """The processor takes the success of the refund back, and we hear of it."""
    ref = office.stored_refund(refund_id).processor_ref or ""
    office.stripe.dashboard.set_refund_status(ref, "failed", failure_reason="lost_or_stolen_card")
    settle = SettleRefund(refund_id=refund_id, outcome=office.stripe.refund_by_ref(ref))
    assert office.does(settle, ITSELF) is True


def test_the_untransferred_share_is_used_first_and_partial_refunds_bring_all_of_it_back(
    office: Office,
) -> None:
    case_id = office.case()
    office.refund(case_id, 5_000)
    assert reversals(office) == ()
    office.refund(case_id, 45_000)
    assert the_reversal(office).amount_cents == 41_750
    rest = office.refund(case_id, 58_250)
    office.refunds.approve(ApproveRefund(refund_id=rest), FINN)
    assert [each.amount_cents for each in reversals(office)] == [41_750, 58_250]
    assert {each.status for each in reversals(office)} == {ReversalStatus.SUCCEEDED}
    left = payable(office)
    assert (left.transferred_cents, left.refunded_cents, left.payable_cents) == (0, 108_250, 0)
    assert books(office) == {Account.SELLER_PAYABLE: 8_250, Account.CASH: -8_250}
    assert_the_books_agree(office)


def test_what_was_asked_back_counts_before_it_came(office: Office) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    office.refund(office.case(), 20_000)
    office.refund(office.case(), 30_000)
    assert [each.amount_cents for each in reversals(office)] == [11_750, 30_000]
    assert [each.status.value for each in reversals(office)] == ["due", "succeeded"]


def test_a_reversal_is_due_from_the_transaction_in_which_its_refund_succeeded(
    office: Office,
) -> None:
    issue = IssueRefund(
        case_id=office.case(), order_id="ord_1001", amount_cents=50_000, reason="buyer_cancelled"
    )
    refund_id = office.does(issue, FAY)
    strike(office, FaultKind.DROP_REPLY, endpoint="refunds.create")
    office.refunds.send(refund_id, FAY)
    outcome = office.stripe.refund_by_ref(made(office)[0].ref)
    # The process dies right after this commit.
    office.does(SettleRefund(refund_id=refund_id, outcome=outcome), ITSELF)
    due = the_reversal(office)
    later = office.clock.now() + timedelta(minutes=5)
    with office.store.unit_of_work() as uow:
        assert uow.transfer_reversals.to_ask(now=later, limit=9) == (due.reversal_id,)
    assert books(office)[Account.TRANSFER_REVERSAL] == 41_750
    office.refunds.reversals.send(due.reversal_id, ITSELF)
    assert Account.TRANSFER_REVERSAL not in books(office)


def test_a_reversal_whose_answer_was_lost_happens_once(office: Office) -> None:
    strike(office, FaultKind.DROP_REPLY)
    office.refund(office.case(), 50_000)
    lost = the_reversal(office)
    assert (lost.status, lost.asked, lost.refusals) == (ReversalStatus.DUE, 1, 0)
    office.refunds.reversals.send(lost.reversal_id, ITSELF)
    assert the_reversal(office).status is ReversalStatus.SUCCEEDED
    assert [told.amount_cents for told in taken_back(office)] == [41_750]
    assert_the_books_agree(office)


def test_past_23_hours_a_reversal_is_looked_for_before_it_is_sent(office: Office) -> None:
    strike(office, FaultKind.DROP_REPLY)
    office.refund(office.case(), 50_000)
    office.clock.advance(timedelta(hours=25))
    office.refunds.reversals.send(the_reversal(office).reversal_id, ITSELF)
    assert the_reversal(office).processor_ref == taken_back(office)[0].ref
    assert [told.amount_cents for told in taken_back(office)] == [41_750]


def test_past_23_hours_a_reversal_that_is_nowhere_is_sent(office: Office) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    office.refund(office.case(), 50_000)
    office.clock.advance(timedelta(hours=25))
    office.refunds.reversals.send(the_reversal(office).reversal_id, ITSELF)
    assert the_reversal(office).status is ReversalStatus.SUCCEEDED


def test_a_refused_reversal_stays_due_under_a_new_key_until_it_succeeds(backend: Backend) -> None:
    office = Office(store=backend.store)
    leg = order_json()["legs"][0] | {"transfer": TRANSFER, "transferred_cents": 108_250}
    office.order(legs=[leg])
    refund_id = office.refund(office.case(), 50_000)
    refused = the_reversal(office)
    assert (refused.status, refused.asked, refused.refusals) == (ReversalStatus.DUE, 1, 1)
    assert refused.last_failure is not None
    assert refused.idempotency_key == f"{refused.reversal_id}:reversals:1"
    assert refused.ask_again_at == office.clock.now() + timedelta(minutes=5)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    office.stripe.register_transfer(TRANSFER, 108_250, "USD")
    office.refunds.reversals.send(refused.reversal_id, ITSELF)
    assert the_reversal(office).status is ReversalStatus.SUCCEEDED
    assert_the_books_agree(office)


def test_an_unknown_answer_keeps_the_key(office: Office) -> None:
    strike(office, FaultKind.UNAVAILABLE)
    office.refund(office.case(), 50_000)
    assert the_reversal(office).refusals == 0


def test_a_reversal_that_never_comes_back_is_parked_and_still_due(office: Office) -> None:
    strike(office, FaultKind.UNAVAILABLE, times=MOST_ASKS)
    case_id = office.case()
    office.refund(case_id, 50_000)
    due = the_reversal(office)
    for _ in range(MOST_ASKS - 1):
        assert parked(office, ParkedKind.TRANSFER_REVERSAL, due.reversal_id) is None
        office.refunds.reversals.send(due.reversal_id, ITSELF)
    assert parked(office, ParkedKind.TRANSFER_REVERSAL, due.reversal_id) is not None
    assert the_reversal(office).status is ReversalStatus.DUE
    assert announced(office, case_id)[-1] == "support.work.parked"
    office.refunds.reversals.send(due.reversal_id, ITSELF)
    assert parked(office, ParkedKind.TRANSFER_REVERSAL, due.reversal_id) is None


def test_refunds_that_succeed_at_once_bring_back_together_what_they_owe(office: Office) -> None:
    issued = [
        office.does(
            IssueRefund(
                case_id=office.case(),
                order_id="ord_1001",
                amount_cents=6_250,
                reason="buyer_cancelled",
            ),
            FAY,
        )
        for _ in range(8)
    ]
    at_once(lambda number: office.refunds.send(issued[number], FAY))
    assert sum(each.amount_cents for each in reversals(office)) == 41_750
    assert payable(office).transferred_cents == 58_250
    assert_the_books_agree(office)


def test_eight_who_send_one_reversal_at_once_bring_it_back_once(office: Office) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    office.refund(office.case(), 50_000)
    due = the_reversal(office).reversal_id
    at_once(lambda _: office.refunds.reversals.send(due, ITSELF))
    assert the_reversal(office).status is ReversalStatus.SUCCEEDED
    assert payable(office).transferred_cents == 58_250
    assert_the_books_agree(office)


def test_a_reversal_is_settled_once_however_often_it_is_told(office: Office) -> None:
    strike(office, FaultKind.DROP_REPLY)
    office.refund(office.case(), 50_000)
    told = Done(value=taken_back(office)[0])
    settle = SettleReversal(reversal_id=the_reversal(office).reversal_id, outcome=told)
    assert [office.does(settle, ITSELF) for _ in range(3)] == [True, False, False]
    assert_the_books_agree(office)


def test_a_late_failure_that_meets_its_reversal_leaves_the_books_right_whoever_is_first(
    office: Office,
) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    refund_id = office.refund(office.case(), 50_000)
    due = the_reversal(office).reversal_id

    def act(number: int) -> None:
        if number:
            office.refunds.reversals.send(due, ITSELF)
        else:
            fails_late(office, refund_id)

    at_once(act)
    back = sum(told.amount_cents for told in taken_back(office))
    assert payable(office).transferred_cents == 100_000 - back
    assert books(office).get(Account.TRANSFER_REVERSAL, 0) == 0
    assert_the_books_agree(office)


def test_while_refunds_are_paused_no_reversal_is_sent(office: Office) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    office.refund(office.case(), 50_000)
    office.does(PauseRefunds(), FINN)
    office.refunds.reversals.send(the_reversal(office).reversal_id, ITSELF)
    assert taken_back(office) == ()


def test_a_late_failure_frees_everything_and_calls_off_what_is_still_due(office: Office) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    case_id = office.case()
    refund_id = office.refund(case_id, 50_000)
    fails_late(office, refund_id)
    assert office.stored_refund(refund_id).failure == "lost_or_stolen_card"
    assert the_reversal(office).status is ReversalStatus.CANCELLED
    assert office.charge().reserved_cents == 0
    assert payable(office).refunded_cents == 0
    assert books(office) == {}
    assert announced(office, case_id)[-1] == "support.refund.failed"
    office.refunds.reversals.send(the_reversal(office).reversal_id, ITSELF)
    assert taken_back(office) == ()


def test_what_came_back_for_a_refund_that_failed_late_is_owed_to_the_provider_again(
    office: Office,
) -> None:
    refund_id = office.refund(office.case(), 50_000)
    fails_late(office, refund_id)
    assert books(office) == {Account.CASH: 41_750, Account.SELLER_PAYABLE: -41_750}
    assert payable(office).payable_cents == 108_250 - 100_000 + 41_750
    assert_the_books_agree(office)


def test_a_reversal_called_off_on_its_way_is_put_down_when_it_is_found(
    office: Office,
) -> None:
    strike(office, FaultKind.DROP_REPLY)
    refund_id = office.refund(office.case(), 50_000)
    fails_late(office, refund_id)
    assert the_reversal(office).status is ReversalStatus.CANCELLED
    office.refunds.reversals.send(the_reversal(office).reversal_id, ITSELF)
    assert the_reversal(office).status is ReversalStatus.SUCCEEDED
    assert books(office) == {Account.CASH: 41_750, Account.SELLER_PAYABLE: -41_750}
    assert payable(office).transferred_cents == 58_250
    assert_the_books_agree(office)


def test_after_a_late_failure_the_next_refund_uses_what_came_back_already(office: Office) -> None:
    fails_late(office, office.refund(office.case(), 50_000))
    office.refund(office.case(), 30_000)
    assert [each.amount_cents for each in reversals(office)] == [41_750]
    assert_the_books_agree(office)


def test_the_failure_of_another_refund_of_the_processor_is_not_ours(office: Office) -> None:
    refund_id = office.refund(office.case(), 1_000)
    clicked = office.stripe.dashboard.refund("ch_1", 1_000)["id"]
    office.stripe.dashboard.set_refund_status(clicked, "failed")
    settle = SettleRefund(refund_id=refund_id, outcome=office.stripe.refund_by_ref(clicked))
    assert office.does(settle, ITSELF) is False
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


def test_after_completion_the_fee_comes_out_of_revenue(office: Office) -> None:
    leg = order_json()["legs"][0] | {"status": "completed"}
    office.order(version=4, legs=[leg | {"transfer": TRANSFER, "transferred_cents": 100_000}])
    refund_id = office.refund(office.case(), 119_075)
    office.refunds.approve(ApproveRefund(refund_id=refund_id), FINN)
    assert books(office)[Account.FEE_REVENUE] == 10_000
    assert books(office)[Account.FEE_TAX] == 825


@pytest.mark.parametrize("net_cents", [100_000, 58_250])
def test_a_snapshot_tells_the_same_payable_whether_it_knows_of_our_reversal_or_not(
    office: Office, net_cents: int
) -> None:
    office.refund(office.case(), 50_000)
    before = payable(office)
    paid_out(office, version=4, net_cents=net_cents)
    after = payable(office)
    assert (after.transferred_cents, after.payable_cents) == (58_250, before.payable_cents)


def test_a_transfer_that_the_newest_snapshot_does_not_name_has_gone_back(office: Office) -> None:
    office.order(version=4)
    assert payable(office).transferred_cents == 0
    with office.store.unit_of_work() as uow:
        gone = uow.transfers.get(TRANSFER)
    assert gone is not None
    assert gone.net_cents == 0


def test_one_transfer_for_two_legs_comes_back_for_both(backend: Backend) -> None:
    office = Office(store=backend.store)
    leg = order_json()["legs"][0] | {"transfer": TRANSFER, "transferred_cents": 108_250}
    payment = order_json()["payment"] | {"captured_cents": 238_150}
    office.stripe.register_transfer(TRANSFER, 216_500, "USD")
    office.order(legs=[leg, leg | {"leg_id": "leg_2"}], payment=payment)
    case_id = office.case()
    office.refund(case_id, 20_000, leg_id="leg_2")
    office.refund(case_id, 10_000, leg_id="leg_1")
    assert [each.amount_cents for each in reversals(office)] == [20_000, 10_000]
    assert payable(office).transferred_cents == 186_500
    assert_the_books_agree(office)


def theirs(office: Office, cents: int) -> FollowNotice:
    """A refund somebody makes in the dashboard, as it is going to be heard of."""
    ref = office.stripe.dashboard.refund("ch_1", cents)["id"]
    told = office.stripe.refund_by_ref(ref)
    assert isinstance(told, Done)
    notice = ProcessorNotice(
        notice_id=f"evt_{ref}",
        type="refund.created",
        about=NoticeAbout.REFUND,
        object_id=ref,
        created_at=office.clock.now(),
    )
    return FollowNotice(notice=notice, told=told.value)


def test_refunds_made_elsewhere_and_ours_that_are_heard_of_at_once_bring_all_of_it_back(
    office: Office,
) -> None:
    issued = [
        office.does(
            IssueRefund(
                case_id=office.case(),
                order_id="ord_1001",
                amount_cents=6_250,
                reason="buyer_cancelled",
            ),
            FAY,
        )
        for _ in range(4)
    ]
    heard = [theirs(office, 6_250) for _ in range(4)]

    def act(number: int) -> object:
        if number % 2:
            return office.desk.handle(heard[number // 2], ITSELF)
        return office.refunds.send(issued[number // 2], FAY)

    at_once(act)
    assert sum(each.amount_cents for each in reversals(office) if each.counts) == 41_750
    office.refunds.reversals.send_new("ord_1001", ITSELF)
    assert payable(office).transferred_cents == 58_250
    assert_the_books_agree(office)


def test_a_reversal_for_a_refund_made_elsewhere_is_parked_on_the_case_of_its_order(
    office: Office,
) -> None:
    case_id = office.case()
    strike(office, FaultKind.UNAVAILABLE, times=MOST_ASKS)
    office.does(theirs(office, 50_000), ITSELF)
    due = the_reversal(office)
    assert (due.case_id, due.refund_id, due.amount_cents) == (None, None, 41_750)
    for _ in range(MOST_ASKS):
        office.refunds.reversals.send(due.reversal_id, ITSELF)
    waiting = parked(office, ParkedKind.TRANSFER_REVERSAL, due.reversal_id)
    assert waiting is not None
    assert (waiting.case_id, waiting.order_id) == (case_id, "ord_1001")
    assert announced(office, case_id)[-1] == "support.work.parked"


def test_a_reversal_for_a_refund_made_elsewhere_waits_visibly_where_nobody_has_a_case(
    office: Office,
) -> None:
    strike(office, FaultKind.UNAVAILABLE, times=MOST_ASKS)
    office.does(theirs(office, 50_000), ITSELF)
    due = the_reversal(office)
    for _ in range(MOST_ASKS):
        office.refunds.reversals.send(due.reversal_id, ITSELF)
    waiting = parked(office, ParkedKind.TRANSFER_REVERSAL, due.reversal_id)
    assert waiting is not None
    assert waiting.case_id is None


def test_a_provider_paid_in_full_after_a_refund_owes_its_part_back(backend: Backend) -> None:
    office = Office(store=backend.store)
    office.order()
    office.refund(office.case(), 50_000)
    assert reversals(office) == ()
    paid_out(office, version=4)
    assert the_reversal(office).amount_cents == 41_750
    assert books(office)[Account.TRANSFER_REVERSAL] == 41_750
    office.refunds.reversals.send_new("ord_1001", ITSELF)
    assert_the_books_agree(office)


def test_what_others_took_back_and_what_we_did_stand_together_on_the_payable(
    office: Office,
) -> None:
    others = ReversalInstruction(
        transfer=TRANSFER, amount_cents=4_000, currency="USD", idempotency_key="theirs"
    )
    office.stripe.reverse_transfer(others)
    notice = ProcessorNotice(
        notice_id="evt_taken",
        type="transfer.reversed",
        about=NoticeAbout.TRANSFER,
        object_id=TRANSFER,
        created_at=office.clock.now(),
    )
    NoticeOffice(desk=office.desk, processor=office.stripe).follow(notice, ITSELF)
    office.refund(office.case(), 50_000)
    assert the_reversal(office).amount_cents == 37_750
    assert payable(office).transferred_cents == 58_250


def test_what_comes_back_after_it_was_called_off_is_not_asked_for_again(office: Office) -> None:
    strike(office, FaultKind.DROP_REPLY)
    failed = office.refund(office.case(), 50_000)
    lost = the_reversal(office)
    fails_late(office, failed)
    strike(office, FaultKind.TIMEOUT_BEFORE)
    office.refund(office.case(), 50_000)
    assert [each.status.value for each in reversals(office)] == ["cancelled", "due"]

    office.does(
        SettleReversal(reversal_id=lost.reversal_id, outcome=Done(value=taken_back(office)[0])),
        ITSELF,
    )

    assert [each.status.value for each in reversals(office)] == ["succeeded", "cancelled"]
    assert payable(office).transferred_cents == 58_250
    assert Account.TRANSFER_REVERSAL not in books(office)
