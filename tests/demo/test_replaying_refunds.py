"""Every refund of the demo is decided again as it was stored, and what is altered is named."""

from core.replay.refund_replay import RefundReplay
from entrypoints.demo.order_file import demo_orders
from tests.demo.conftest import Demo
from tests.demo.test_past import issued, refunds_of, start


def test_a_refund_of_every_demo_order_is_decided_again_as_it_was_stored(demo: Demo) -> None:
    start(demo.container)
    paid_by_card = [order for order in demo_orders() if order.payment.captured_cents]
    for order in paid_by_card:
        if not refunds_of(demo.container, order.order_id):
            issued(demo.container, order.order_id, 1)

    replays = [RefundReplay.of(each) for each in demo.container.decided_refunds().since(None)]

    assert {replay.refund.order_id for replay in replays} == {
        order.order_id for order in paid_by_card
    }
    assert [replay for replay in replays if replay.differences] == []
