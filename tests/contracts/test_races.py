"""Many at once on one row (reliability.md 3 and 12): the same loop that commands run."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from attrs import evolve

from core.errors import ErrorCode, Refusal
from core.holds.payable import Payable
from core.parked.parked_work import ParkedKind
from core.refunds.charge import Charge
from ports.lost_race import DuplicateRow, LostRace
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.goodwill import a_goodwill_month
from tests.builders.instants import NOON, minutes_later
from tests.builders.notices import a_notice
from tests.builders.orders import an_order
from tests.builders.parked_work import a_parked_work
from tests.builders.payables import a_payable
from tests.builders.refunds import a_refund
from tests.builders.timeline import an_event
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, seen

CALLERS = 8


def all_at_once(attempt: Callable[[int], object]) -> list[object]:
    """What CALLERS threads were told, each let go at the same moment."""
    barrier = Barrier(CALLERS)

    def run(number: int) -> object:
        barrier.wait(timeout=30)
        while True:
            try:
                return attempt(number)
            except LostRace:
                continue

    with ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(run, range(CALLERS)))


def test_of_eight_who_reserve_60_of_100_exactly_one_succeeds(store: Store) -> None:
    commit(store, an_order(), a_case(), a_charge(captured_cents=100))

    def reserve(number: int) -> Charge | Refusal:
        with store.unit_of_work() as uow:
            charge = uow.charges.get("ch_1")
            assert charge is not None
            reserved = charge.reserve(60)
            if isinstance(reserved, Refusal):
                return reserved
            uow.refunds.add(a_refund(f"srf_{number}", cents=60))
            uow.charges.save(reserved)
            uow.commit()
            return reserved

    told = all_at_once(reserve)

    refused = [answer for answer in told if isinstance(answer, Refusal)]
    assert [refusal.code for refusal in refused] == [ErrorCode.REFUND_EXCEEDS_CAPTURED] * 7
    with store.unit_of_work() as uow:
        assert uow.charges.get("ch_1") == a_charge(captured_cents=100, reserved_cents=60, version=1)
        assert len(uow.refunds.of_order("ord_1001")) == 1


def test_eight_who_each_reserve_a_part_that_fits_all_succeed(store: Store) -> None:
    commit(store, an_order(), a_charge(captured_cents=100))

    def reserve(_: int) -> Charge | Refusal:
        with store.unit_of_work() as uow:
            charge = uow.charges.get("ch_1")
            assert charge is not None
            reserved = charge.reserve(12)
            assert isinstance(reserved, Charge)
            uow.charges.save(reserved)
            uow.commit()
            return reserved

    all_at_once(reserve)

    with store.unit_of_work() as uow:
        assert uow.charges.get("ch_1") == a_charge(
            captured_cents=100, reserved_cents=96, version=CALLERS
        )


def test_of_eight_who_hold_60_of_100_exactly_one_succeeds(store: Store) -> None:
    commit(store, an_order(), a_payable(service_cents=100))

    def hold(_: int) -> Payable | Refusal:
        with store.unit_of_work() as uow:
            (payable,) = uow.payables.of_order("ord_1001")
            held = payable.hold(60)
            if isinstance(held, Refusal):
                return held
            uow.payables.save(held)
            uow.commit()
            return held

    told = all_at_once(hold)

    assert sum(isinstance(answer, Payable) for answer in told) == 1
    with store.unit_of_work() as uow:
        assert uow.payables.of_order("ord_1001") == (
            a_payable(service_cents=100, held_cents=60, version=1),
        )


def test_of_eight_who_give_60_with_a_cap_of_100_exactly_one_does(store: Store) -> None:
    def give(_: int) -> bool:
        with store.unit_of_work() as uow:
            agent = {"agent": "usr_agent", "month": "2026-12", "currency": "USD"}
            known = uow.goodwill_months.get(**agent)
            after = (known or a_goodwill_month()).credited(60)
            if after.credited_cents > 100:
                return False
            if known is None:
                uow.goodwill_months.add(after)
            else:
                uow.goodwill_months.save(after)
            uow.commit()
            return True

    assert sum(bool(told) for told in all_at_once(give)) == 1


def test_of_eight_who_park_the_same_work_exactly_one_does(store: Store) -> None:
    commit(store, a_case())

    def park(number: int) -> bool:
        with store.unit_of_work() as uow:
            if uow.parking.waiting(ParkedKind.REFUND, "srf_1") is not None:
                return False
            uow.parking.add(a_parked_work(f"spw_{number}"))
            uow.commit()
            return True

    assert sum(bool(told) for told in all_at_once(park)) == 1


def test_of_eight_who_apply_the_same_notice_exactly_one_does(store: Store) -> None:
    commit(store, a_charge())

    def apply(_: int) -> bool:
        with store.unit_of_work() as uow:
            charge = uow.charges.get("ch_1")
            assert charge is not None
            if uow.processed_notices.has("evt_1"):
                return False
            uow.processed_notices.add(a_notice("evt_1"), processed_at=NOON)
            uow.charges.save(evolve(charge, adopted_cents=charge.adopted_cents + 100))
            uow.commit()
            return True

    assert sum(bool(told) for told in all_at_once(apply)) == 1
    with store.unit_of_work() as uow:
        assert uow.charges.get("ch_1") == a_charge(adopted_cents=100, version=1)


def test_of_eight_who_open_the_same_case_exactly_one_does(store: Store) -> None:
    def open_it(number: int) -> bool:
        try:
            commit(store, a_case("sca_1", priority=number % 5 + 1), an_event(f"sev_{number}"))
        except DuplicateRow:
            return False
        return True

    assert sum(bool(told) for told in all_at_once(open_it)) == 1
    with store.unit_of_work() as uow:
        assert len(uow.timeline.of_case("sca_1")) == 1


def test_a_case_and_its_timeline_grow_in_step_however_many_write(store: Store) -> None:
    commit(store, a_case())

    def speak(number: int) -> None:
        with store.unit_of_work() as uow:
            case = uow.cases.get("sca_1")
            assert case is not None
            event = an_event(f"sev_{number}", created_at=case.next_instant(NOON))
            uow.timeline.append(event)
            uow.cases.save(a_case(updated_at=event.created_at, version=case.version))
            uow.commit()

    all_at_once(speak)

    with store.unit_of_work() as uow:
        case, events = uow.cases.get("sca_1"), uow.timeline.of_case("sca_1")
    assert case is not None
    assert case.version == len(events) == len({event.created_at for event in events}) == CALLERS
    assert NOON < events[-1].created_at == case.updated_at < minutes_later(1)


def test_a_view_shows_every_commit_whole_or_not_at_all(store: Store, case_views: Reading) -> None:
    commit(store, a_case())

    def speak_often() -> None:
        for number in range(30):
            with store.unit_of_work() as uow:
                case = uow.cases.get("sca_1")
                assert case is not None
                uow.cases.save(case)
                uow.timeline.append(an_event(f"sev_{number:03}"))
                uow.commit()

    with ThreadPoolExecutor(1) as pool:
        speaking = pool.submit(speak_often)
        looks = [seen(case_views)]
        while not speaking.done():
            looks.append(seen(case_views))
        speaking.result()
        looks.append(seen(case_views))

    assert [len(look.timeline[1]) for look in looks] == [look.version for look in looks]
    assert looks[-1].version == 30
