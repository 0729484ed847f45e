"""What `ledger check` tells of money that moved at the processor and that nobody heard of."""

from tests.notices.hearing import deliver, disagreeing, notices_of
from tests.use_cases.deposits import with_a_deposit
from tests.use_cases.office import Office


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
