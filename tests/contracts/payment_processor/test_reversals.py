"""Transfer reversals through the payment processor port."""

import pytest

from ports.payment_processor import ProcessorReversal, ProcessorTransfer
from tests.contracts.payment_processor.answers import done, refused, unknown
from tests.contracts.payment_processor.harness import ProcessorHarness
from tests.fake_stripe.movable_clock import NOON


def test_a_reversal_is_answered_with_all_that_was_asked(harness: ProcessorHarness) -> None:
    harness.given_transfer()
    made = done(harness.reverse(3_000))
    assert made.ref.startswith("trr_")
    assert made == ProcessorReversal(
        ref=made.ref,
        transfer="tr_1",
        amount_cents=3_000,
        currency="USD",
        metadata={"refund_id": "srf_1"},
        created_at=NOON,
    )


def test_partial_reversals_add_up_to_the_transfer_and_no_further(
    harness: ProcessorHarness,
) -> None:
    harness.given_transfer(cents=8_000)
    done(harness.reverse(5_000, "a"))
    refused(harness.reverse(3_001, "b"))
    done(harness.reverse(3_000, "c"))
    refused(harness.reverse(1, "d"))
    listed = done(harness.processor.reversals_of_transfer("tr_1"))
    assert [reversal.amount_cents for reversal in listed] == [3_000, 5_000]


def test_the_same_key_reverses_once(harness: ProcessorHarness) -> None:
    harness.given_transfer()
    assert done(harness.reverse(3_000)) == done(harness.reverse(3_000))
    assert len(done(harness.processor.reversals_of_transfer("tr_1"))) == 1


def test_a_key_used_for_another_reversal_decides_nothing(harness: ProcessorHarness) -> None:
    harness.given_transfer()
    harness.reverse(3_000)
    assert "idempotency_error" in unknown(harness.reverse(3_001)).detail


@pytest.mark.parametrize("cents", [0, -1, 2**31])
def test_an_amount_that_cannot_be_reversed_is_refused(
    harness: ProcessorHarness, cents: int
) -> None:
    harness.given_transfer()
    refused(harness.reverse(cents))
    assert done(harness.processor.reversals_of_transfer("tr_1")) == ()


def test_another_currency_than_the_transfers_is_refused(harness: ProcessorHarness) -> None:
    harness.given_transfer()
    refused(harness.reverse(3_000, currency="EUR"))
    assert done(harness.processor.reversals_of_transfer("tr_1")) == ()


def test_an_unknown_transfer_is_refused(harness: ProcessorHarness) -> None:
    assert refused(harness.reverse(3_000)).code == "resource_missing"
    assert refused(harness.processor.reversals_of_transfer("tr_1")).code == "resource_missing"


def test_a_transfer_tells_what_came_back_of_it(harness: ProcessorHarness) -> None:
    harness.given_transfer(cents=8_000)
    done(harness.reverse(3_000, "a"))
    done(harness.reverse(500, "b"))
    assert done(harness.processor.transfer_by_ref("tr_1")) == ProcessorTransfer(
        ref="tr_1", amount_cents=8_000, reversed_cents=3_500, currency="USD", created_at=NOON
    )


def test_an_unknown_transfer_has_nothing_to_tell(harness: ProcessorHarness) -> None:
    assert refused(harness.processor.transfer_by_ref("tr_none")).code == "resource_missing"
