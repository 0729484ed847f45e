"""What a person can do about parked work (reliability.md 5 and 6)."""

from datetime import timedelta
from typing import Any

from attrs import evolve

from adapters.fake_stripe.faults import Fault, FaultKind
from core.errors import ErrorCode, Refusal
from core.parked.parked_work import Ending, ParkedKind, ParkedWork
from core.refunds.refund import RefundStatus
from core.transfers.reversal import ReversalStatus
from core.use_cases.list_parked_work import ListParkedWork
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.retry_parked_work import RetryParkedWork
from core.use_cases.unpark_work import UnparkWork
from ports.outbox import Delivery
from ports.payment_processor import Done, RefundInstruction
from tests.notices.hearing import (
    deliver,
    disagreeing,
    notices_of,
    parked,
    parked_office,
    sweep,
)
from tests.use_cases.office import FAY, FINN, ITSELF, TESS, Office, keyed


def lost(office: Office) -> tuple[str, str]:
    """A refund of which nothing was heard for 25 hours, and what it is parked as."""
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 10_000)
    office.clock.advance(timedelta(hours=25))
    office.refunds.send(refund_id, ITSELF)
    return refund_id, waiting(office, ParkedKind.REFUND, refund_id).work_id


def waiting(office: Office, kind: ParkedKind, subject_id: str) -> ParkedWork:
    found = parked(office, kind, subject_id)
    assert found is not None
    return found


def ended(office: Office, work_id: str) -> tuple[Ending | None, str | None, str | None]:
    with office.store.unit_of_work() as uow:
        work = uow.parking.get(work_id)
    assert work is not None
    return work.ending, work.ended_by, work.note


def retry(office: Office, work_id: str, request: Any = FAY) -> bool | Refusal:
    return parked_office(office).retry(RetryParkedWork(work_id=work_id), request)


def unpark(office: Office, work_id: str, request: Any = FAY) -> bool | Refusal:
    note = "Looked at the dashboard."
    return parked_office(office).unpark(UnparkWork(work_id=work_id, note=note), request)


def code(told: bool | Refusal) -> ErrorCode | None:
    return told.code if isinstance(told, Refusal) else None


def sent(office: Office) -> int:
    listed = office.stripe.refunds_of_charge("ch_1")
    assert isinstance(listed, Done)
    return len(listed.value)


def test_a_retry_past_23_hours_looks_again_and_never_sends(office: Office) -> None:
    refund_id, work_id = lost(office)

    assert retry(office, work_id) is True

    assert ended(office, work_id) == (Ending.RETRIED, "usr_fay", None)
    assert sent(office) == 0
    assert waiting(office, ParkedKind.REFUND, refund_id).work_id != work_id
    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING


def test_unparking_a_refund_that_nobody_made_gives_it_up_and_frees_its_money(
    office: Office,
) -> None:
    refund_id, work_id = lost(office)

    assert unpark(office, work_id) is True

    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "given_up")
    assert office.charge().reserved_cents == 0
    assert ended(office, work_id) == (Ending.UNPARKED, "usr_fay", "Looked at the dashboard.")
    assert parked(office, ParkedKind.REFUND, refund_id) is None
    assert sweep(office) == []
    assert disagreeing(office) == ()


def test_unparking_a_refund_that_was_made_settles_it(office: Office) -> None:
    refund_id, work_id = lost(office)
    # It went through after all, and no notice told us.
    office.stripe.refund(_as_ours(office, refund_id))

    assert unpark(office, work_id) is True

    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert office.charge().reserved_cents == 10_000
    assert ended(office, work_id)[0] is Ending.UNPARKED
    assert disagreeing(office) == ()


def test_while_the_processor_is_silent_nothing_is_given_up(office: Office) -> None:
    refund_id, work_id = lost(office)
    office.stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, endpoint="refunds.list"))

    assert code(unpark(office, work_id)) is ErrorCode.INTERNAL

    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING
    assert waiting(office, ParkedKind.REFUND, refund_id).work_id == work_id
    assert ("parked.unpark", "INTERNAL") in office.audited(f"parked:{work_id}")


def test_a_webhook_may_still_settle_what_is_parked(office: Office) -> None:
    refund_id, work_id = lost(office)
    office.stripe.refund(_as_ours(office, refund_id))

    deliver(office, notices_of(office))

    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert ended(office, work_id)[:2] == (Ending.SETTLED, "system")


def test_unparking_twice_under_one_key_is_the_same_answer(office: Office) -> None:
    _, work_id = lost(office)
    asked = keyed(FAY, "k-1")

    assert unpark(office, work_id, asked) is True
    assert unpark(office, work_id, asked) is True
    assert code(unpark(office, work_id)) is ErrorCode.NOT_ACTIVE
    assert code(retry(office, work_id)) is ErrorCode.NOT_ACTIVE


def test_what_was_never_parked_and_who_may_not(office: Office) -> None:
    _, work_id = lost(office)

    for told in (retry(office, "spw_none"), unpark(office, "spw_none")):
        assert isinstance(told, Refusal)
        assert (told.code, told.field) == (ErrorCode.BAD_USER_INPUT, "workId")
    assert code(retry(office, work_id, TESS)) is ErrorCode.FORBIDDEN
    assert code(unpark(office, work_id, TESS)) is ErrorCode.FORBIDDEN
    blank = UnparkWork(work_id=work_id, note="  ")
    assert code(parked_office(office).unpark(blank, FAY)) is ErrorCode.BAD_USER_INPUT


def test_work_of_a_restricted_case_is_closed_to_others(office: Office) -> None:
    refund_id, work_id = lost(office)
    case_id = office.stored_refund(refund_id).case_id
    office.does(RestrictCase(case_id=case_id, restricted=True), TESS)

    assert code(retry(office, work_id)) is ErrorCode.CASE_ACCESS_DENIED
    assert code(unpark(office, work_id)) is ErrorCode.CASE_ACCESS_DENIED
    assert waiting(office, ParkedKind.REFUND, refund_id).work_id == work_id


def test_the_list_has_what_waits_and_hides_restricted_cases() -> None:
    office = Office()
    office.order()
    refund_id, work_id = lost(office)

    (shown,) = _listed(office, FINN)
    assert (shown.work_id, shown.kind, shown.subject_id) == (work_id, ParkedKind.REFUND, refund_id)
    assert len(_listed(office, TESS)) == 1
    case_id = office.stored_refund(refund_id).case_id
    office.does(RestrictCase(case_id=case_id, restricted=True), TESS)
    assert _listed(office, FINN) == ()
    assert len(_listed(office, TESS)) == 1


def test_too_much_gone_of_a_charge_stays_parked_while_it_is(office: Office) -> None:
    office.refund(office.case(), 119_075)
    office.stripe.dashboard.refund("ch_1", 5_000)
    deliver(office, notices_of(office))
    work = waiting(office, ParkedKind.CHARGE_EXCESS, "ch_1")

    assert retry(office, work.work_id) is False
    assert waiting(office, ParkedKind.CHARGE_EXCESS, "ch_1") == work

    with office.store.unit_of_work() as uow:
        charge = uow.charges.get("ch_1")
        assert charge is not None
        uow.charges.save(charge.recaptured(200_000))
        uow.commit()
    assert retry(office, work.work_id) is True
    assert ended(office, work.work_id)[0] is Ending.RETRIED


def a_parked_announcement(office: Office) -> str:
    case_id = office.case()
    with office.store.unit_of_work() as uow:
        (message, *_) = uow.outbox.of_case(case_id)
        delivery = uow.outbox.delivery(message.message_id)
        assert delivery is not None
        uow.outbox.save(
            evolve(delivery, attempts=8, parked_at=office.clock.now(), last_failure="no such bus")
        )
        uow.parking.add(_parked(office, ParkedKind.ANNOUNCEMENT, message.message_id, case_id))
        uow.commit()

    return message.message_id


def delivery_of(office: Office, message_id: str) -> Delivery:
    with office.store.unit_of_work() as uow:
        delivery = uow.outbox.delivery(message_id)
    assert delivery is not None
    return delivery


def test_an_announcement_that_is_retried_waits_again(office: Office) -> None:
    message_id = a_parked_announcement(office)
    assert retry(office, "spw_by_hand") is True
    again = delivery_of(office, message_id)
    assert (again.waits, again.attempts, again.retry_at) == (True, 0, None)


def test_an_announcement_that_is_unparked_is_not_sent_any_more(office: Office) -> None:
    message_id = a_parked_announcement(office)
    assert unpark(office, "spw_by_hand") is True
    assert not delivery_of(office, message_id).waits
    assert ended(office, "spw_by_hand")[0] is Ending.UNPARKED


def test_a_reversal_that_is_retried_is_tried_at_once(office: Office) -> None:
    with office.store.unit_of_work() as uow:
        newest = uow.order_snapshots.newest("ord_1001")
    assert newest is not None
    leg = {**newest.received["legs"][0], "transfer": "tr_1", "transferred_cents": 108_250}
    office.stripe.register_transfer("tr_1", 108_250, "USD", charge="ch_1")
    office.order(version=4, legs=[leg])
    office.stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, endpoint="transfers.reverse"))
    office.refund(office.case(), 10_000)
    with office.store.unit_of_work() as uow:
        (due,) = uow.transfer_reversals.of_order("ord_1001")
        uow.transfer_reversals.save(evolve(due, asked=14, ask_again_at=None))
        uow.parking.add(_parked(office, ParkedKind.TRANSFER_REVERSAL, due.reversal_id, due.case_id))
        uow.commit()

    assert retry(office, "spw_by_hand") is True

    with office.store.unit_of_work() as uow:
        (back,) = uow.transfer_reversals.of_order("ord_1001")
    assert back.status is ReversalStatus.SUCCEEDED
    assert ended(office, "spw_by_hand")[0] is Ending.RETRIED


def _parked(office: Office, kind: ParkedKind, subject_id: str, case_id: str | None) -> ParkedWork:
    return ParkedWork(
        work_id="spw_by_hand",
        kind=kind,
        subject_id=subject_id,
        case_id=case_id,
        order_id="ord_1001",
        why="it was asked 14 times",
        parked_at=office.clock.now(),
    )


def _as_ours(office: Office, refund_id: str) -> RefundInstruction:
    """What we had sent, as it arrives at last."""
    refund = office.stored_refund(refund_id)
    return RefundInstruction(
        charge="ch_1",
        amount_cents=refund.amount_cents,
        currency="USD",
        idempotency_key=f"{refund_id}:refunds",
        metadata={"refund_id": refund_id},
    )


def _listed(office: Office, request: Any) -> Any:
    told = office.reads(ListParkedWork(), request)
    assert not isinstance(told, Refusal)
    return told
