"""What happened on the demo's orders before it starts happened by the ordinary ways, and once."""

import pytest
from attrs import evolve

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.refunds.refund import Refund, RefundStatus
from core.request import STAFF, Request
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.open_case import OpenCase
from entrypoints.container import Container
from entrypoints.demo.demo_staff import DORA
from entrypoints.demo.loading import load_orders, load_past
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.processor import DemoProcessor
from ports.payment_processor import Done
from tests.demo.conftest import Demo

ORDERS = {order.order_id: order for order in demo_orders()}


def start(container: Container) -> None:
    """As the server starts."""
    load_orders(demo_orders(), container.desk())
    load_past(demo_orders(), container.refund_office(), container.processor())


def refunds_of(container: Container, order_id: str) -> tuple[Refund, ...]:
    with container.store().unit_of_work() as uow:
        refunds: tuple[Refund, ...] = uow.refunds.of_order(order_id)
    return refunds


def issued(
    container: Container, order_id: str, cents: int, *, case_id: str | None = None
) -> Refund:
    """The refund that somebody else issues on the order, on a new case unless one is named."""
    request = Request(
        actor="usr_fay",
        roles=STAFF,
        correlation_id="test",
        received_at=container.clock().now(),
    )
    if case_id is None:
        opening = Opening(kind=CaseKind.BOOKING, summary="Wants it back", order_id=order_id)
        opened = container.desk().handle(OpenCase(opening=opening), request)
        assert isinstance(opened, str), opened
        case_id = opened
    asked = IssueRefund(case_id=case_id, order_id=order_id, amount_cents=cents, reason="other")
    refund_id = container.refund_office().issue(asked, request)
    with container.store().unit_of_work() as uow:
        refund: Refund | None = uow.refunds.get(refund_id)
    assert refund is not None, refund_id
    return refund


def objects_at_stripe(container: Container) -> dict[str, object]:
    """All but the counts of ids: merely looking is a request, and has an id."""
    account = container.fake_stripe().snapshot()["account"]
    return {name: held for name, held in account.items() if name != "id_counts"}


def changed(order_id: str, *, version: int) -> OrderSnapshot:
    order = read_snapshot({**ORDERS[order_id].received, "version": version, "buyer_id": "usr_x"})
    assert isinstance(order, OrderSnapshot), order
    return order


@pytest.mark.parametrize(("order_id", "cents"), [("ord_1045", 14289), ("ord_1046", 20000)])
def test_refunds_of_the_past_succeeded_on_a_case(demo: Demo, order_id: str, cents: int) -> None:
    start(demo.container)
    (refund,) = refunds_of(demo.container, order_id)
    assert (refund.status, refund.amount_cents) == (RefundStatus.SUCCEEDED, cents)
    assert refund.created_by == DORA
    told = demo.container.processor().refunds_of_charge(str(ORDERS[order_id].payment.charge))
    assert isinstance(told, Done)
    assert [refund.amount_cents for refund in told.value] == [cents]


def test_what_was_refunded_in_part_is_open_for_the_rest_and_no_more(demo: Demo) -> None:
    start(demo.container)
    rest = issued(demo.container, "ord_1046", 30310 - 20000)
    assert rest.status is RefundStatus.SUCCEEDED
    assert issued(demo.container, "ord_1046", 1).status is RefundStatus.PROPOSED


def test_a_refund_of_the_disputed_order_fails_and_reserves_nothing(demo: Demo) -> None:
    start(demo.container)
    refund = issued(demo.container, "ord_1047", 4644)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "charge_disputed")
    with demo.container.store().unit_of_work() as uow:
        assert uow.charges.get("ch_1047").reserved_cents == 0


def test_the_validated_fraud_brings_the_tip_back_on_its_case_alone(demo: Demo) -> None:
    start(demo.container)
    with demo.container.store().unit_of_work() as uow:
        case_id = uow.idempotency.find(actor=DORA, key="demo:ord_1038:case").result
    assert issued(demo.container, "ord_1038", 1).status is RefundStatus.PROPOSED
    whole = issued(demo.container, "ord_1038", 21082, case_id=case_id)
    assert whole.status is RefundStatus.SUCCEEDED


def test_a_second_start_changes_nothing_at_all(demo: Demo) -> None:
    start(demo.container)
    before = demo.stored.contents(), demo.stored.audit(), objects_at_stripe(demo.container)
    start(demo.container)
    after = demo.stored.contents(), demo.stored.audit(), objects_at_stripe(demo.container)
    assert after == before


def test_a_start_that_was_cut_off_is_caught_up_with_by_the_next(container: Container) -> None:
    lost = Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create", times=100)
    container.fake_stripe().inject(lost)
    start(container)
    assert {each.status for each in refunds_of(container, "ord_1045")} == {RefundStatus.PROCESSING}
    reachable = DemoProcessor(stripe=FakeStripe.at(container.clock().now), store=container.store())
    load_past(demo_orders(), evolve(container.refund_office(), processor=reachable), reachable)
    assert {each.status for each in refunds_of(container, "ord_1045")} == {RefundStatus.SUCCEEDED}


@pytest.mark.parametrize("version", [1, 2])
def test_an_order_that_is_somebody_s_own_has_no_past(container: Container, version: int) -> None:
    own = [changed(order_id, version=version) for order_id in ("ord_1045", "ord_1047")]
    load_orders(own, container.desk())
    start(container)
    assert refunds_of(container, "ord_1045") == ()
    assert container.processor().disputes_of_charge("ch_1047") == Done(value=())


def test_a_dispute_that_was_decided_is_not_opened_again(container: Container) -> None:
    start(container)
    told = container.processor().disputes_of_charge("ch_1047")
    assert isinstance(told, Done)
    (dispute,) = told.value
    container.fake_stripe().dashboard.decide_dispute(dispute.ref, won=True)
    start(container)
    told = container.processor().disputes_of_charge("ch_1047")
    assert isinstance(told, Done)
    assert [each.ref for each in told.value] == [dispute.ref]
