"""The flush: its order, and what the database's own quarrels are told as."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from adapters.aurora.collision import Collision
from adapters.aurora.pending_writes import PendingWrites, Turn
from adapters.aurora.store import AuroraStore
from core.cases.status import CaseStatus
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.contracts.committing import commit

WAITS = "select count(*) from pg_stat_activity where usename = 'support_app' and wait_event = %s"


def test_guarded_rows_come_first_by_kind_and_key_and_new_ones_as_they_were_added() -> None:
    pending = PendingWrites()
    pending.insert(b"", {}, turn=Turn.NEW_ENTRY, kind="event", key=("sev_2",))
    pending.insert(b"", {}, turn=Turn.NEW_ENTRY, kind="event", key=("sev_1",))
    pending.insert(b"", {}, turn=Turn.NEW_CASE, kind="case", key=("sca_3",))
    row = {"version": 0}
    pending.replace(b"", row, turn=Turn.CHARGE, kind="charge", key={"charge_id": "ch_1"})
    pending.replace(b"", row, turn=Turn.CASE, kind="case", key={"case_id": "sca_2"})
    pending.replace(b"", row, turn=Turn.CASE, kind="case", key={"case_id": "sca_1"})

    taken = [write.written_key for write in pending.take()]

    assert taken == ["sca_1", "sca_2", "ch_1", "sca_3", "sev_2", "sev_1"]
    assert pending.take() == ()


def test_a_row_may_be_added_and_changed_in_one_flush(store: AuroraStore) -> None:
    with store.unit_of_work() as uow:
        uow.cases.add(a_case("sca_1"))
        uow.cases.save(a_case("sca_1", status=CaseStatus.TRIAGE))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1", status=CaseStatus.TRIAGE, version=1)


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
