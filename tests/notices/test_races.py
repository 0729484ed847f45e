"""Webhooks and sweeps that meet: one transition (reliability.md 6)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from adapters.fake_stripe.faults import Fault, FaultKind
from core.refunds.refund import RefundStatus
from core.use_cases.handling.notice_office import Heard
from tests.notices.hearing import deliver, disagreeing, notices_of, outside, sweep
from tests.use_cases.office import ITSELF, Office

CALLERS = 8


def at_once(*asking: Callable[[], object]) -> list[object]:
    gate = Barrier(len(asking))

    def one(ask: Callable[[], object]) -> object:
        gate.wait()
        return ask()

    with ThreadPoolExecutor(len(asking)) as callers:
        return list(callers.map(one, asking))


def test_a_sweep_a_retry_and_webhooks_at_once_settle_a_refund_once(office: Office) -> None:
    case_id = office.case()
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    refund_id = office.refund(case_id, 10_000)
    notices = notices_of(office)

    at_once(
        lambda: sweep(office),
        lambda: deliver(office, notices),
        lambda: deliver(office, notices[::-1]),
        lambda: office.refunds.send(refund_id, ITSELF),
    )

    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert office.told(case_id).count("refund_succeeded") == 1
    with office.store.unit_of_work() as uow:
        topics = [message.topic for message in uow.outbox.of_case(case_id)]
        assert len(uow.ledger.of_cause(cause_id=refund_id)) == 1
    assert topics.count("support.refund.succeeded") == 1
    assert disagreeing(office) == ()


def test_one_notice_delivered_eight_times_at_once_is_applied_once(office: Office) -> None:
    office.stripe.dashboard.refund("ch_1", 5_000)
    (first, *_) = notices_of(office)

    heard = at_once(*(lambda: deliver(office, [first]),) * CALLERS)

    assert heard.count([Heard.APPLIED]) == 1
    assert heard.count([Heard.KNOWN]) == CALLERS - 1
    assert len(outside(office)) == 1
    assert office.charge().adopted_cents == 5_000
    assert disagreeing(office) == ()
