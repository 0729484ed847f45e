"""A connection cut at COMMIT: the rows are there once (reliability.md 14)."""

import psycopg
import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from tests.aurora.cutting_proxy import Cut, cutting_proxy
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cases import a_case
from tests.contracts.committing import add
from tests.postgres.fresh_database import FreshDatabase


@pytest.mark.parametrize("is_foreseen", [False, True], ids=["a flush", "a flush of money"])
@pytest.mark.parametrize("cut", Cut)
def test_a_commit_that_was_cut_leaves_its_rows_exactly_once(
    database: FreshDatabase,
    owner: psycopg.Connection,
    cut: Cut,
    is_foreseen: bool,
) -> None:
    with psycopg.connect(database.application_url) as direct:
        server_socket = f"{direct.info.host}/.s.PGSQL.{direct.info.port}"

    with cutting_proxy(server_socket, cut) as directory:
        url = f"postgresql://support_app@/{database.name}?host={directory}"
        store = AuroraStore(engine_of(url))
        with store.unit_of_work() as uow:
            if is_foreseen:
                uow.foresee_money(case_id="sca_1", order_id="ord_1001")
            add(uow, a_case("sca_1"), an_audit_entry())
            uow.commit()
        store.close()

    assert owner.execute("select case_id, version from sup.case").fetchall() == [("sca_1", 0)]
    assert owner.execute("select audit_id from sup.admin_audit").fetchall() == [("aud_1",)]
