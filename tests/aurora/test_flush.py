"""The flush: its order, and what the database's own quarrels are told as."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from adapters.aurora.collision import Collision
from adapters.aurora.pending_writes import PendingWrites, Turn
from adapters.aurora.statements import GuardedUpdate
from adapters.aurora.store import AuroraStore
from adapters.aurora.unit_of_work import AuroraUnitOfWork
from core.cases.status import CaseStatus
from ports.lost_race import StaleRow
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim, a_deposit_release
from tests.builders.disputes import a_dispute
from tests.builders.goodwill import a_goodwill_month
from tests.builders.holds import a_hold
from tests.builders.outside_refunds import an_outside_refund
from tests.builders.parked_work import a_parked_work
from tests.builders.payables import a_payable
from tests.builders.refunds import a_refund
from tests.builders.timeline import an_event
from tests.builders.transfers import a_reversal, a_transfer
from tests.contracts.committing import commit

WAITS = "select count(*) from pg_stat_activity where usename = 'support_app' and wait_event = %s"


def test_guarded_rows_come_first_by_kind_and_key_and_new_ones_as_they_were_added() -> None:
    pending = PendingWrites()
    pending.insert(b"", {}, turn=Turn.NEW_ENTRY, kind="event", key=("sev_2",))
    pending.insert(b"", {}, turn=Turn.NEW_ENTRY, kind="event", key=("sev_1",))
    pending.insert(b"", {}, turn=Turn.NEW_CASE, kind="case", key=("sca_3",))
    row, update = {"version": 0}, GuardedUpdate(b"")
    pending.replace(update, row, turn=Turn.CHARGE, kind="charge", key={"charge_id": "ch_1"})
    pending.replace(update, row, turn=Turn.CASE, kind="case", key={"case_id": "sca_2"})
    pending.replace(update, row, turn=Turn.CASE, kind="case", key={"case_id": "sca_1"})

    taken = [write.written_key for write in pending.take()]

    assert taken == ["sca_1", "sca_2", "ch_1", "sca_3", "sev_2", "sev_1"]
    assert pending.take() == ()


def test_money_is_changed_in_one_order_whatever_is_said_first(store: AuroraStore) -> None:
    def all_of_it(uow: AuroraUnitOfWork) -> list[Callable[[], None]]:
        return [
            lambda: uow.cases.save(a_case("sca_1")),
            lambda: uow.charges.save(a_charge()),
            lambda: uow.payables.save(a_payable()),
            lambda: uow.refunds.save(a_refund()),
            lambda: uow.payout_holds.save(a_hold()),
            lambda: uow.transfers.save(a_transfer()),
            lambda: uow.transfer_reversals.save(a_reversal()),
            lambda: uow.outside_refunds.save(an_outside_refund()),
            lambda: uow.disputes.save(a_dispute()),
            lambda: uow.deposit_claims.save(a_deposit_claim()),
            lambda: uow.deposit_releases.save(a_deposit_release()),
            lambda: uow.goodwill_months.save(a_goodwill_month()),
            lambda: uow.parking.save(a_parked_work()),
        ]

    with store.unit_of_work() as one, store.unit_of_work() as other:
        for save in all_of_it(one):
            save()
        for save in reversed(all_of_it(other)):
            save()
        in_one, in_other = one._pending.take(), other._pending.take()

    assert [write.kind for write in in_one] == [write.kind for write in in_other]
    assert len({write.turn for write in in_one}) == len(in_one) == 13


def test_a_row_may_be_added_and_changed_in_one_flush(store: AuroraStore) -> None:
    with store.unit_of_work() as uow:
        uow.cases.add(a_case("sca_1"))
        uow.cases.save(a_case("sca_1", status=CaseStatus.TRIAGE))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1", status=CaseStatus.TRIAGE, version=1)


def test_what_comes_after_a_guard_that_meets_nothing_is_not_committed(store: AuroraStore) -> None:
    commit(store, a_case("sca_1"), a_charge())

    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_1", priority=1))
        uow.charges.save(a_charge(reserved_cents=1, version=7))
        uow.timeline.append(an_event())
        with pytest.raises(StaleRow) as lost:
            uow.commit()

    assert lost.value.contended == {"charge ch_1"}
    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1")
        assert uow.timeline.of_case("sca_1") == ()


def test_a_deadlock_is_a_lost_race_that_wrote_nothing(
    store: AuroraStore, administrator: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"), a_charge())
    # The other side never gives up, so that the flush is the one that does.
    administrator.execute("set deadlock_timeout = '1min'")

    def flush() -> None:
        with store.unit_of_work() as uow:
            uow.cases.save(a_case("sca_1", priority=1))
            uow.charges.save(a_charge(reserved_cents=1))
            uow.commit()

    with ThreadPoolExecutor(1) as pool:
        with administrator.transaction():
            administrator.execute("select from sup.charge for update")
            flushing = pool.submit(flush)
            while administrator.execute(WAITS, ["transactionid"]).fetchone() == (0,):
                pass
            administrator.execute("select from sup.case for update")
        with pytest.raises(Collision) as lost:
            flushing.result()

    assert lost.value.sqlstate == "40P01"
    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1")
        assert uow.charges.get("ch_1") == a_charge()
