"""What a database has lost of the audit comes back out of the stream."""

from collections.abc import Iterator

import psycopg
import pytest

from adapters.aurora.audit.restoring import AuroraAuditRestoring
from adapters.aurora.engine import engine_of
from core.audit.batch_object import object_key
from core.use_cases.restore_audit import RestoreAudit, UnfitObject
from tests.audit.scene import Scene
from tests.postgres.fresh_database import FreshDatabase

EVERYTHING = (
    b"delete from sup.audit_stream where first_number > %s",
    b"delete from sup.audit_batch where first_number > %s",
    b"delete from sup.audit_seal where number > %s",
)


@pytest.fixture
def owner(owner_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(owner_url, autocommit=True) as session:
        yield session


@pytest.fixture
def administrator(database: FreshDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.administrator_url, autocommit=True) as session:
        yield session


@pytest.fixture
def restore(on_aurora: Scene, database_url: str) -> Iterator[RestoreAudit]:
    """As the application's role, which may add and nothing else."""
    engine = engine_of(database_url)
    yield RestoreAudit(
        restoring=AuroraAuditRestoring(engine), stream=on_aurora.stream, signer=on_aurora.signer
    )
    engine.dispose()


def forget(owner: psycopg.Connection, *, after: int) -> None:
    """As a restore to an earlier time does."""
    lost = owner.execute(
        "select audit_id from sup.audit_seal where number > %s", [after]
    ).fetchall()
    for statement in EVERYTHING:
        owner.execute(statement, [after])
    owner.execute(
        "delete from sup.admin_audit where audit_id = any(%s)", [[row[0] for row in lost]]
    )


def alter(scene: Scene, key: str, old: bytes, new: bytes) -> None:
    """The bytes of an object, as nobody can under a lock."""
    (version,) = scene.stream.versions(key)
    content = scene.bucket._bytes[version.version_id]
    assert old in content
    scene.bucket._bytes[version.version_id] = content.replace(old, new)


def contents(owner: psycopg.Connection) -> list[object]:
    return [
        owner.execute(query).fetchall()
        for query in (
            b"select audit_id, actor_admin, action, resource, details, ip, user_agent, created_at"
            b" from sup.admin_audit order by audit_id",
            b"select * from sup.audit_seal order by number",
            b"select * from sup.audit_batch order by first_number",
            b"select first_number, last_number, object_key, object_version, sha256, head_key,"
            b" head_version, key_id, algorithm, signature from sup.audit_stream"
            b" order by first_number",
        )
    ]


@pytest.mark.parametrize("after", [0, 3, 6])
def test_what_was_lost_comes_back_to_the_byte(
    on_aurora: Scene, owner: psycopg.Connection, restore: RestoreAudit, after: int
) -> None:
    on_aurora.record(*range(1, 9))
    on_aurora.seal(most=3)
    before = contents(owner)
    forget(owner, after=after)
    assert on_aurora.faults() != []
    put_back = list(restore.batches())
    assert sum(each.missing for each in put_back) == 8 - after
    assert contents(owner) == before
    assert on_aurora.faults() == []


def test_a_single_row_that_somebody_removed_comes_back(
    on_aurora: Scene, administrator: psycopg.Connection, restore: RestoreAudit
) -> None:
    on_aurora.record(1, 2, 3, 4)
    on_aurora.seal(most=2)
    with administrator.transaction():
        administrator.execute("set local session_replication_role = replica")
        administrator.execute("delete from sup.admin_audit where audit_id = 'aud_02'")
    assert [each.missing for each in restore.batches()] == [1, 0]
    assert on_aurora.faults() == []


def test_a_second_time_nothing_is_written_and_sealing_goes_on(
    on_aurora: Scene, owner: psycopg.Connection, restore: RestoreAudit
) -> None:
    on_aurora.record(*range(1, 6))
    on_aurora.seal(most=2)
    forget(owner, after=2)
    list(restore.batches())
    assert [each.missing for each in restore.batches()] == [0, 0, 0]
    on_aurora.record(6, 7)
    on_aurora.seal(most=2)
    proof = on_aurora.verifier()
    assert list(proof.faults()) == []
    assert (proof.entries, proof.window.unsealed) == (7, 0)


def test_what_was_sealed_after_the_loss_is_never_replaced(
    on_aurora: Scene, owner: psycopg.Connection, restore: RestoreAudit
) -> None:
    on_aurora.record(1, 2, 3, 4)
    on_aurora.seal(most=2)
    forget(owner, after=2)
    on_aurora.record(9)
    on_aurora.seals.seal_next(most=2, sealed_at=on_aurora.clock.now())
    before = contents(owner)
    with pytest.raises(UnfitObject) as told:
        list(restore.batches())
    assert told.value.key == object_key(3)
    assert contents(owner) == before


def test_an_altered_object_brings_nothing_back(
    on_aurora: Scene, owner: psycopg.Connection, restore: RestoreAudit
) -> None:
    on_aurora.record(1, 2, 3, 4)
    on_aurora.seal(most=2)
    forget(owner, after=0)
    alter(on_aurora, object_key(3), b"usr_", b"usx_")
    with pytest.raises(UnfitObject) as told:
        list(restore.batches())
    assert told.value.key == object_key(3)
    assert [row[0] for row in owner.execute("select audit_id from sup.admin_audit")] == [
        "aud_01",
        "aud_02",
    ]
