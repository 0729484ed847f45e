"""The demo's payment processor knows what the store knows, and remembers what it did."""

from pathlib import Path

import pytest
from attrs import evolve

from adapters.fake_stripe.processor import FakeStripe
from core.orders.snapshot import OrderSnapshot
from entrypoints.container import Container
from entrypoints.demo.loading import load_orders
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.processor import DemoProcessor
from entrypoints.demo.seeding import seed
from entrypoints.demo.stripe_file import StripeFile
from entrypoints.demo.unreadable_stripe_file import UnreadableStripeFile
from ports.payment_processor import (
    DisputeEvidence,
    Done,
    ProcessorDeposit,
    RefundInstruction,
    RefundState,
    Refused,
    ReversalInstruction,
)

ORDERS = {order.order_id: order for order in demo_orders()}


def refund_of(order: OrderSnapshot, *, cents: int) -> RefundInstruction:
    return RefundInstruction(
        charge=str(order.payment.charge),
        amount_cents=cents,
        currency=order.currency,
        idempotency_key=f"{order.order_id}:{cents}",
    )


def deposit_at(processor: DemoProcessor, intent: str) -> ProcessorDeposit:
    found = processor.deposit_by_intent(intent)
    assert isinstance(found, Done), found
    return found.value


def test_an_order_that_was_imported_after_the_start_can_be_refunded(container: Container) -> None:
    processor, order = container.processor(), ORDERS["ord_1002"]
    load_orders([order], container.desk())
    told = processor.refund(refund_of(order, cents=10825))
    assert isinstance(told, Done)
    assert told.value.state is RefundState.SUCCEEDED


def test_an_order_that_nobody_imported_is_no_charge_of_ours(container: Container) -> None:
    told = container.processor().refund(refund_of(ORDERS["ord_1002"], cents=10825))
    assert isinstance(told, Refused)


def test_no_more_than_the_order_s_capture_can_be_refunded(container: Container) -> None:
    order = ORDERS["ord_1002"]
    load_orders([order], container.desk())
    told = container.processor().refund(refund_of(order, cents=11909))
    assert isinstance(told, Refused)


def test_a_transfer_of_an_order_can_be_taken_back_up_to_what_was_transferred(
    container: Container,
) -> None:
    load_orders([ORDERS["ord_1012"]], container.desk())
    instruction = ReversalInstruction(
        transfer="tr_1012",
        amount_cents=100000,
        currency="USD",
        idempotency_key="srf_1:reversals",
        metadata={"order_id": "ord_1012"},
    )
    assert isinstance(container.processor().reverse_transfer(instruction), Done)
    again = evolve(instruction, amount_cents=1, idempotency_key="srf_2:reversals")
    assert isinstance(container.processor().reverse_transfer(again), Refused)


@pytest.mark.parametrize(
    ("order_id", "capturable", "captured"),
    [("ord_1003", 30000, 0), ("ord_1004", 0, 25000), ("ord_1010", 0, 15000)],
)
def test_a_deposit_is_authorised_or_captured_as_its_kind_says(
    container: Container, order_id: str, capturable: int, captured: int
) -> None:
    seed(container.fake_stripe(), ORDERS[order_id])
    deposit = deposit_at(container.processor(), f"pi_dep_{order_id.removeprefix('ord_')}")
    assert (deposit.capturable_cents, deposit.captured_cents) == (capturable, captured)


def test_a_deposit_is_captured_once_and_released_no_more(container: Container) -> None:
    seed(container.fake_stripe(), ORDERS["ord_1003"])
    processor = container.processor()
    captured = processor.capture_deposit(
        payment_intent="pi_dep_1003", amount_cents=12000, idempotency_key="sdp_1:capture"
    )
    released = processor.cancel_deposit(
        payment_intent="pi_dep_1003", idempotency_key="sdp_1:cancel"
    )
    assert isinstance(captured, Done)
    assert isinstance(released, Refused)


def test_a_transfer_that_no_order_is_named_for_is_not_known(container: Container) -> None:
    instruction = ReversalInstruction(
        transfer="tr_1012", amount_cents=1, currency="USD", idempotency_key="srf_1:reversals"
    )
    assert isinstance(container.processor().reverse_transfer(instruction), Refused)


def test_what_happened_at_the_processor_can_be_looked_up(container: Container) -> None:
    processor, order = container.processor(), ORDERS["ord_1012"]
    load_orders([order], container.desk())
    assert processor.disputes_of_charge("ch_1012") == Done(value=())
    assert processor.reversals_of_transfer("tr_1012") == Done(value=())
    opened = container.fake_stripe().dashboard.open_dispute("ch_1012")
    found = processor.dispute_by_ref(opened["id"])
    assert isinstance(found, Done)
    assert processor.disputes_of_charge("ch_1012") == Done(value=(found.value,))


def test_a_captured_deposit_can_be_refunded_by_the_charge_behind_it(container: Container) -> None:
    seed(container.fake_stripe(), ORDERS["ord_1004"])
    processor = container.processor()
    charge = deposit_at(processor, "pi_dep_1004").charge
    assert charge is not None
    instruction = RefundInstruction(
        charge=charge, amount_cents=25000, currency="USD", idempotency_key="sdp_1:refund"
    )
    assert isinstance(processor.refund(instruction), Done)


def test_what_was_taken_back_of_a_transfer_can_be_looked_up(container: Container) -> None:
    seed(container.fake_stripe(), ORDERS["ord_1012"])
    container.fake_stripe().reverse_transfer(
        ReversalInstruction(
            transfer="tr_1012", amount_cents=100, currency="USD", idempotency_key="k"
        )
    )
    told = container.processor().transfer_by_ref("tr_1012")
    assert isinstance(told, Done)
    assert told.value.reversed_cents == 100


def test_evidence_and_what_was_told_of_it_are_remembered(
    container: Container, tmp_path: Path
) -> None:
    path, since = tmp_path / "fake-stripe.json", container.clock().now()
    load_orders([ORDERS["ord_1012"]], container.desk())
    first = remembering(container, path)
    first.dispute_once("ch_1012", reason="fraudulent")
    disputes = first.disputes_of_charge("ch_1012")
    assert isinstance(disputes, Done)
    ref = disputes.value[0].ref
    file = first.upload_evidence(
        name="a.pdf", content=b"%PDF-1.7", mime="application/pdf", idempotency_key="f"
    )
    assert isinstance(file, Done)
    evidence = DisputeEvidence(files={"receipt": file.value})
    staged = first.stage_evidence(dispute=ref, evidence=evidence, idempotency_key="s")
    assert isinstance(staged, Done)
    sent = first.submit_evidence(dispute=ref, evidence=evidence, idempotency_key="x")
    later = remembering(container, path)
    assert later.dispute_by_ref(ref) == sent
    told = later.notices_since(since)
    assert isinstance(told, Done)
    assert [notice.type for notice in told.value].count("charge.dispute.updated") == 2


def remembering(container: Container, path: Path) -> DemoProcessor:
    """A processor of a new process: an empty account, and the file of the one before."""
    stripe = FakeStripe.at(container.clock().now)
    return DemoProcessor(stripe=stripe, store=container.store(), file=StripeFile.of(path, stripe))


def test_refunds_are_remembered_by_the_next_process(container: Container, tmp_path: Path) -> None:
    order, path = ORDERS["ord_1002"], tmp_path / "fake-stripe.json"
    load_orders([order], container.desk())
    first = remembering(container, path).refund(refund_of(order, cents=10825))
    later = remembering(container, path)
    assert isinstance(first, Done)
    assert later.refund(refund_of(order, cents=10825)) == first
    assert later.refund_by_ref(first.value.ref) == first
    assert later.refunds_of_charge("ch_1002") == Done(value=(first.value,))
    assert isinstance(later.refund(refund_of(order, cents=2000)), Refused)


@pytest.mark.parametrize(
    "content", ["", "no JSON", "[]", "{}", '{"version": 1}', '{"version": 9}', "[" * 100_000]
)
def test_a_file_that_holds_no_account_is_named_and_left_alone(
    container: Container, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "fake-stripe.json"
    path.write_text(content)
    with pytest.raises(UnreadableStripeFile) as raised:
        remembering(container, path)
    assert raised.value.path == path
    assert path.read_text() == content


def test_nothing_half_written_is_left_beside_the_file(container: Container, tmp_path: Path) -> None:
    order, path = ORDERS["ord_1002"], tmp_path / "fake-stripe.json"
    load_orders([order], container.desk())
    remembering(container, path).refund(refund_of(order, cents=1))
    assert [file.name for file in tmp_path.iterdir()] == ["fake-stripe.json"]
