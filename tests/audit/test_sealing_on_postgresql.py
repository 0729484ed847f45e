"""The sealer among writers that have not committed, and beside another sealer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from adapters.aurora.audit.horizon import Horizon
from adapters.aurora.audit.unsealed import _AFTER, take
from tests.audit.scene import Scene
from tests.aurora.test_plans import indexes_and_scans

WRITE = """
insert into sup.admin_audit (audit_id, actor_admin, action, resource)
values (%s, 'usr_agent', 'case.view', 'case:sca_1')
"""
MANY = """
insert into sup.admin_audit (audit_id, actor_admin, action, resource)
select 'aud_many_' || to_char(n, 'FM000000'), 'usr_agent', 'case.view', 'case:sca_1'
from generate_series(1, %s) n
"""


@pytest.fixture
def slow(database_url: str) -> Iterator[psycopg.Connection]:
    """A session of the application whose transaction stays open until the test commits it."""
    with psycopg.connect(database_url) as session:
        yield session


@pytest.fixture
def owner(owner_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(owner_url, autocommit=True) as session:
        yield session


def sealed_ids(owner: psycopg.Connection) -> list[str]:
    rows = owner.execute("select audit_id from sup.audit_seal order by number").fetchall()
    return [audit_id for (audit_id,) in rows]


def test_an_entry_that_commits_late_is_sealed_later_and_leaves_no_gap(
    on_aurora: Scene, slow: psycopg.Connection, owner: psycopg.Connection
) -> None:
    slow.execute(WRITE, ["aud_slow"])
    on_aurora.record(1, 2, 3)
    on_aurora.seal(most=2)
    assert sealed_ids(owner) == ["aud_01", "aud_02", "aud_03"]
    slow.commit()
    on_aurora.record(4)
    on_aurora.seal(most=2)
    assert sealed_ids(owner) == ["aud_01", "aud_02", "aud_03", "aud_slow", "aud_04"]
    proof = on_aurora.verifier()
    assert list(proof.faults()) == []
    assert (proof.entries, proof.window.unsealed) == (5, 0)


def test_an_entry_that_is_rolled_back_leaves_no_gap(
    on_aurora: Scene, slow: psycopg.Connection, owner: psycopg.Connection
) -> None:
    slow.execute(WRITE, ["aud_never"])
    on_aurora.record(1)
    on_aurora.seal()
    slow.rollback()
    on_aurora.record(2)
    on_aurora.seal()
    assert sealed_ids(owner) == ["aud_01", "aud_02"]
    assert on_aurora.faults() == []


def test_more_entries_of_one_transaction_than_fit_a_batch_are_all_sealed(
    on_aurora: Scene, owner: psycopg.Connection
) -> None:
    owner.execute(MANY, [25])
    on_aurora.seal(most=10)
    assert len(sealed_ids(owner)) == 25
    assert on_aurora.faults() == []


def test_two_sealers_at_once_make_one_chain(on_aurora: Scene, owner: psycopg.Connection) -> None:
    owner.execute(MANY, [200])
    together = Barrier(2)

    def seal() -> None:
        together.wait()
        on_aurora.seal(most=10)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(seal) for _ in range(2)]:
            done.result()
    proof = on_aurora.verifier()
    assert list(proof.faults()) == []
    assert (proof.entries, proof.window.unmirrored) == (200, 0)
    assert len(list(on_aurora.stream.versions("audit/batches/"))) == proof.batches


def test_a_sealer_waits_for_the_one_that_is_at_work(
    on_aurora: Scene, slow: psycopg.Connection
) -> None:
    from adapters.aurora.audit.seals import LOCK  # noqa: PLC0415 - of this test alone

    on_aurora.record(1)
    slow.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(on_aurora.sealer.round)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.3)
        slow.commit()
        assert waiting.result(timeout=10).entries == 1


@pytest.mark.parametrize("sealed_before", [0, 4])
def test_after_a_restore_entries_of_the_other_server_are_sealed_and_so_are_ours(
    on_aurora: Scene, owner: psycopg.Connection, sealed_before: int
) -> None:
    on_aurora.record(*range(1, sealed_before + 1))
    on_aurora.seal()
    on_aurora.record(*range(11, 20))
    owner.execute(
        "update sup.admin_audit"
        " set written_by = ((written_by::text::bigint + 4000000000)::text)::xid8"
    )
    if sealed_before:
        owner.execute(
            "update sup.audit_batch set horizon = '4000000000 ' || horizon"
            " where last_number = (select max(last_number) from sup.audit_batch)"
        )
    on_aurora.record(21, 22)
    on_aurora.seal(most=4)
    on_aurora.record(23, 24)
    on_aurora.seal(most=4)
    assert len(sealed_ids(owner)) == sealed_before + 13


def test_what_a_round_costs_does_not_grow_with_the_audit(
    on_aurora: Scene, owner: psycopg.Connection
) -> None:
    owner.execute(MANY, [20_000])
    on_aurora.seal(most=5_000)
    on_aurora.record(1, 2, 3)
    owner.execute("analyze sup.admin_audit, sup.audit_seal")
    horizon = _horizon(owner)
    asked = {
        "transaction": str(horizon.transaction),
        "audit_id": horizon.audit_id,
        "until": str(2**62),
        "most": 1_000,
    }
    indexes, scans = indexes_and_scans(owner, _AFTER.as_bytes(owner), asked)
    assert scans == set()
    assert indexes == {"admin_audit_by_writer", "audit_seal_audit_id_key"}


def test_the_horizon_stays_where_a_transaction_is_still_open(
    on_aurora: Scene, slow: psycopg.Connection, owner: psycopg.Connection
) -> None:
    slow.execute(WRITE, ["aud_slow"])
    row = slow.execute("select pg_current_xact_id()::text::bigint").fetchone()
    assert row is not None
    on_aurora.record(1)
    on_aurora.seal()
    assert _horizon(owner) == Horizon(row[0])
    with owner.transaction():
        assert take(owner, _horizon(owner), most=10).entries == ()


@pytest.mark.parametrize("table", ["audit_seal", "audit_batch", "audit_stream", "admin_audit"])
def test_the_sealers_role_can_rewrite_nothing(
    on_aurora: Scene, slow: psycopg.Connection, table: str
) -> None:
    on_aurora.record(1)
    on_aurora.seal()
    for attack in ("delete from sup.{}", "truncate sup.{} cascade", "drop table sup.{} cascade"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            slow.execute(SQL(attack).format(Identifier(table)))
        slow.rollback()


def test_nobody_chooses_who_wrote_an_entry(slow: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        slow.execute(
            "insert into sup.admin_audit (audit_id, actor_admin, action, resource, written_by)"
            " values ('aud_1', 'usr_1', 'a', 'r', '5')"
        )


def _horizon(owner: psycopg.Connection) -> Horizon:
    row = owner.execute(
        "select horizon from sup.audit_batch order by first_number desc limit 1"
    ).fetchone()
    assert row is not None
    return Horizon.read(row[0])
