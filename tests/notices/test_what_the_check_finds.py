"""What `ledger check` tells of money that moved at the processor and that nobody heard of."""

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.deposits.deposit_release import ReleaseStatus
from core.orders.deposit import DepositKind
from ports.payment_processor import Done
from tests.notices.hearing import deliver, disagreeing, notices_of
from tests.use_cases.deposits import (
    SESSION_STARTS,
    a_release,
    an_evidenced_case,
    at,
    filed,
    with_a_deposit,
)
from tests.use_cases.office import FAY, ITSELF, Office


def told(office: Office) -> list[str]:
    return [str(each) for each in disagreeing(office)]


def test_a_dispute_whose_webhook_was_lost_is_named_until_it_is_heard_of(office: Office) -> None:
    dispute = office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    assert told(office) == [
        f"ord_1001 {dispute['id']} disputed at the processor: recorded 0, due 20000"
    ]
    deliver(office, notices_of(office))
    assert told(office) == []


def test_an_inquiry_took_nothing_that_could_be_missed(office: Office) -> None:
    office.stripe.dashboard.open_dispute("ch_1", inquiry=True)
    assert told(office) == []


def test_a_deposit_captured_without_a_claim_is_named() -> None:
    office = with_a_deposit(Office())
    assert told(office) == []
    office.stripe.capture_deposit(
        payment_intent="pi_dep", amount_cents=5_000, idempotency_key="elsewhere"
    )
    assert told(office) == ["ord_1001 pi_dep captured by the processor: recorded 0, due 5000"]


@pytest.mark.parametrize("kind", [DepositKind.AUTHORIZATION_HOLD, DepositKind.CHARGE_REFUNDABLE])
def test_what_somebody_else_gave_back_of_a_deposit_is_named(kind: DepositKind) -> None:
    office = with_a_deposit(Office(), kind)
    if kind is DepositKind.AUTHORIZATION_HOLD:
        case_id = an_evidenced_case(office)
        at(office, SESSION_STARTS)
        filed(office, case_id, 20_000)
    assert told(office) == []
    looked = office.stripe.deposit_by_intent("pi_dep")
    assert isinstance(looked, Done)
    refund = office.stripe.dashboard.refund(looked.value.charge or "", 5_000)
    assert told(office) == [
        f"ord_1001 {refund['id']} refunded by the processor: recorded 0, due 5000"
    ]


def test_a_deposit_that_we_gave_back_is_no_finding_while_it_goes_and_once_it_is_there() -> None:
    office = with_a_deposit(Office(), DepositKind.CHARGE_REFUNDABLE)
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    release_id = office.deposits.release(a_release(office.case()), FAY)
    assert isinstance(release_id, str)
    assert told(office) == []
    office.deposits.send_release(release_id, ITSELF)
    with office.store.unit_of_work() as uow:
        released = uow.deposit_releases.get(release_id)
    assert released is not None
    assert released.status is ReleaseStatus.RELEASED
    assert told(office) == []
