"""Rows and objects taken away, added and exchanged (reliability.md 22, 23)."""

from collections.abc import Iterator

import psycopg
import pytest
from attrs import evolve

from core.audit.batch import SealedBatch
from core.audit.batch_object import object_content, object_key
from core.audit.head import Head, SignedHead, head_key
from core.audit.verification.fault import AuditFault, FaultKind
from core.audit.verification.known_head import KnownHead
from core.audit.written_entry import WrittenEntry
from ports.object_stream import ObjectVersion
from tests.audit.scene import Scene, entry_number
from tests.builders.instants import NOON
from tests.postgres.fresh_database import FreshDatabase

Place = tuple[FaultKind, int | None, str | None]
DROP_LAST_ROWS = (
    "delete from sup.audit_stream where first_number = 7",
    "delete from sup.audit_batch where first_number = 7",
    "delete from sup.audit_seal where number = 7",
    "delete from sup.admin_audit where audit_id = 'aud_07'",
)


@pytest.fixture
def sealed(on_aurora: Scene) -> Scene:
    """Seven entries in batches of three."""
    on_aurora.record(*range(1, 8))
    on_aurora.seal()
    return on_aurora


@pytest.fixture
def owner(database: FreshDatabase) -> Iterator[psycopg.Connection]:
    """Whom no trigger hinders, and no foreign key."""
    with psycopg.connect(database.administrator_url, autocommit=True) as session:
        session.execute("set session_replication_role = replica")
        yield session


def places(faults: list[AuditFault]) -> set[Place]:
    return {(fault.kind, fault.number, fault.audit_id) for fault in faults}


def kinds(faults: list[AuditFault]) -> set[FaultKind]:
    return {fault.kind for fault in faults}


def newest(scene: Scene, key: str) -> ObjectVersion:
    return next(scene.stream.versions(key))


def remove(scene: Scene, key: str) -> None:
    """As nobody can while it is under its lock."""
    scene.bucket._stored.pop(key)


def overwrite(scene: Scene, key: str, content: bytes) -> None:
    """The bytes of the version that is there, as a broken disk would."""
    scene.bucket._bytes[newest(scene, key).version_id] = content


def content(scene: Scene, key: str) -> bytes:
    chunks = scene.stream.read(key=key, version_id=newest(scene, key).version_id)
    assert chunks is not None
    return b"".join(chunks)


def test_a_row_that_was_deleted_is_named(sealed: Scene, owner: psycopg.Connection) -> None:
    owner.execute("delete from sup.admin_audit where audit_id = 'aud_04'")
    assert places(sealed.faults()) == {(FaultKind.DELETED, 4, "aud_04")}


def test_a_row_that_was_deleted_with_its_seal_is_named(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    owner.execute("delete from sup.admin_audit where audit_id = 'aud_04'")
    owner.execute("delete from sup.audit_seal where audit_id = 'aud_04'")
    assert places(sealed.faults()) == {(FaultKind.DELETED, 4, "aud_04")}


def test_two_rows_that_changed_places_are_both_named(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    owner.execute("update sup.admin_audit set audit_id = 'x' where audit_id = 'aud_02'")
    owner.execute("update sup.admin_audit set audit_id = 'aud_02' where audit_id = 'aud_05'")
    owner.execute("update sup.admin_audit set audit_id = 'aud_05' where audit_id = 'x'")
    assert places(sealed.faults()) == {
        (FaultKind.ALTERED, 2, "aud_02"),
        (FaultKind.ALTERED, 5, "aud_05"),
    }


def test_two_seals_that_changed_places_are_both_named(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    owner.execute("alter table sup.audit_seal drop constraint audit_seal_audit_id_key cascade")
    owner.execute(
        "update sup.audit_seal s set (audit_id, canonical, entry_sha256) = (select o.audit_id,"
        " o.canonical, o.entry_sha256 from sup.audit_seal o where o.number = 7 - s.number)"
        " where s.number in (2, 5)"
    )
    found = places(sealed.faults())
    assert {(FaultKind.SWAPPED, 2, "aud_05"), (FaultKind.SWAPPED, 5, "aud_02")} <= found


def test_an_entry_put_behind_the_sealers_back_is_named(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    owner.execute(
        "insert into sup.admin_audit (audit_id, actor_admin, action, resource, written_by)"
        " values ('aud_forged', 'usr_1', 'case.view', 'case:sca_1', '5')"
    )
    assert places(sealed.faults()) == {(FaultKind.INSERTED, None, "aud_forged")}


def test_an_entry_put_into_the_chain_is_named_even_when_all_after_it_is_chained_anew(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    with sealed.proofs.snapshot() as view:
        rows = [each.row for each in view.seals() if each.row is not None]
    forged = WrittenEntry.of(evolve(entry_number(4), audit_id="aud_forged"))
    rechain(owner, [*rows[:3], forged, *rows[3:]])
    found = places(sealed.faults())
    assert (FaultKind.SWAPPED, 4, "aud_forged") in found
    assert {number for _, number, _ in found} >= {4, 5, 6, 7}


def rechain(owner: psycopg.Connection, rows: list[WrittenEntry]) -> None:
    """What an owner can do who knows the program: everything, except for the bucket."""
    sealed = SealedBatch.of(rows, after=None, horizon="9999999", sealed_at=NOON)
    owner.execute("truncate sup.audit_stream, sup.audit_batch, sup.audit_seal cascade")
    owner.execute(
        "insert into sup.admin_audit (audit_id, actor_admin, action, resource)"
        " values ('aud_forged', 'usr_1', 'case.view', 'case:sca_1')"
    )
    for seal in sealed.seals:
        owner.execute(
            "insert into sup.audit_seal (number, audit_id, canonical, entry_sha256,"
            " previous_number, previous_sha256, sha256) values (%s, %s, %s, %s, %s, %s, %s)",
            [
                seal.number,
                seal.audit_id,
                seal.canonical,
                seal.entry_sha256,
                seal.previous_number,
                seal.previous_sha256,
                seal.sha256,
            ],
        )


def test_a_row_with_the_id_of_another_is_named(sealed: Scene, owner: psycopg.Connection) -> None:
    owner.execute("alter table sup.admin_audit drop constraint admin_audit_pkey cascade")
    owner.execute(
        "insert into sup.admin_audit select * from sup.admin_audit where audit_id = 'aud_03'"
    )
    assert (FaultKind.DUPLICATED, 3, "aud_03") in places(sealed.faults())


def test_a_seal_that_follows_another_than_the_one_before_it_is_named(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    owner.execute("update sup.audit_seal set previous_sha256 = sha256('fork') where number = 5")
    assert (FaultKind.FORKED, 5, "aud_05") in places(sealed.faults())


def test_a_batch_that_follows_another_than_the_one_before_it_is_named(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    owner.execute(
        "update sup.audit_batch set previous_sha256 = sha256('fork') where first_number = 4"
    )
    assert (FaultKind.ALTERED, 4, None) in places(sealed.faults())


@pytest.mark.parametrize("first_dropped", [5, 6, 7])
def test_each_of_the_last_rows_that_are_gone_is_named(
    sealed: Scene, owner: psycopg.Connection, first_dropped: int
) -> None:
    owner.execute("delete from sup.audit_stream where last_number >= %s", [first_dropped])
    owner.execute("delete from sup.audit_batch where last_number >= %s", [first_dropped])
    owner.execute("delete from sup.audit_seal where number >= %s", [first_dropped])
    owner.execute("delete from sup.admin_audit where audit_id >= %s", [f"aud_0{first_dropped}"])
    found = places(sealed.faults())
    for number in range(first_dropped, 8):
        assert (FaultKind.TRUNCATED, number, f"aud_0{number}") in found
    assert any(kind is FaultKind.HEAD_AHEAD for kind, _, _ in found)


def test_the_last_rows_and_the_newest_batch_are_missed_by_the_signed_head(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    for statement in DROP_LAST_ROWS:
        owner.execute(statement)
    remove(sealed, object_key(7))
    assert places(sealed.faults()) == {(FaultKind.HEAD_AHEAD, 7, None)}


def test_the_last_rows_and_the_newest_head_are_missed_by_the_newest_batch(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    for statement in DROP_LAST_ROWS:
        owner.execute(statement)
    remove(sealed, head_key(7))
    assert (FaultKind.TRUNCATED, 7, "aud_07") in places(sealed.faults())


def test_whoever_wrote_down_the_head_misses_the_last_rows_without_any_object(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    proof = sealed.verifier()
    assert list(proof.faults()) == []
    assert proof.head is not None
    known = KnownHead.read(f"7:{proof.head.head.batch_sha256.hex()}")
    assert sealed.faults(known) == []
    for statement in DROP_LAST_ROWS:
        owner.execute(statement)
    remove(sealed, object_key(7))
    remove(sealed, head_key(7))
    assert sealed.faults() == []
    assert places(sealed.faults(known)) == {(FaultKind.TRUNCATED, 7, None)}


@pytest.mark.parametrize("horizon", ["9" * 5_000, str(2**64), "²", "-1", ""])
def test_a_horizon_that_is_none_is_named(
    sealed: Scene, owner: psycopg.Connection, horizon: str
) -> None:
    owner.execute("update sup.audit_batch set horizon = %s where first_number = 7", [horizon])
    assert (FaultKind.ALTERED, 7, None) in places(sealed.faults())


def test_a_head_that_is_gone_leaves_the_newest_behind(sealed: Scene) -> None:
    remove(sealed, head_key(7))
    assert kinds(sealed.faults()) == {FaultKind.MISSING_OBJECT, FaultKind.HEAD_BEHIND}


def test_an_object_that_is_gone_is_named_with_its_version(sealed: Scene) -> None:
    version = newest(sealed, object_key(4)).version_id
    remove(sealed, object_key(4))
    (fault,) = sealed.faults()
    assert (fault.kind, fault.key) == (FaultKind.MISSING_OBJECT, object_key(4))
    assert fault.version_id == version


@pytest.mark.parametrize("key", [object_key(4), head_key(6)])
def test_delete_markers_and_other_versions_are_named(sealed: Scene, key: str) -> None:
    ours = content(sealed, key)
    marker = sealed.bucket.hide(key)
    added = sealed.bucket.add(key=key, content=[ours + b"{}\n"], mime="application/x-ndjson")
    assert added is not None
    assert {(each.kind, each.key, each.version_id) for each in sealed.faults()} == {
        (FaultKind.DELETE_MARKER, key, marker),
        (FaultKind.EXTRA_VERSION, key, added.version_id),
    }


@pytest.mark.parametrize("key", ["audit/batches/other.ndjson", "audit/heads/1.json"])
def test_an_object_that_no_sealer_wrote_is_named(sealed: Scene, key: str) -> None:
    sealed.bucket.add(key=key, content=[b"{}\n"], mime="text/plain")
    assert {(each.kind, each.key) for each in sealed.faults()} == {(FaultKind.INSERTED, key)}


def test_an_entry_altered_outside_is_named_with_its_position(sealed: Scene) -> None:
    key = object_key(4)
    overwrite(sealed, key, content(sealed, key).replace(b"usr_agent", b"usr_other", 1))
    assert places(sealed.faults()) == {(FaultKind.ALTERED, 4, "aud_04")}


def test_entries_in_another_order_outside_are_named_with_their_positions(sealed: Scene) -> None:
    header, first, second, third, end = content(sealed, object_key(4)).split(b"\n")
    overwrite(sealed, object_key(4), b"\n".join((header, second, first, third, end)))
    assert places(sealed.faults()) == {
        (FaultKind.SWAPPED, 4, "aud_04"),
        (FaultKind.SWAPPED, 5, "aud_05"),
    }


def test_an_object_that_ends_early_or_late_is_named_with_the_position(sealed: Scene) -> None:
    lines = content(sealed, object_key(4)).splitlines(keepends=True)
    overwrite(sealed, object_key(4), b"".join(lines[:-1]))
    assert places(sealed.faults()) == {(FaultKind.TRUNCATED, 6, "aud_06")}
    overwrite(sealed, object_key(4), b"".join([*lines, lines[1]]))
    assert places(sealed.faults()) == {(FaultKind.INSERTED, 7, "aud_04")}


@pytest.mark.parametrize("nonsense", [b"", b"\n", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_an_object_of_nonsense_is_named(sealed: Scene, nonsense: bytes) -> None:
    for key in (object_key(4), head_key(6)):
        ours = content(sealed, key)
        overwrite(sealed, key, nonsense)
        found = {(each.kind, each.key) for each in sealed.faults()}
        assert (FaultKind.UNREADABLE, key) in found
        overwrite(sealed, key, ours)


def test_a_head_that_another_key_signed_is_named_even_where_it_was_noted_so(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    with sealed.proofs.snapshot() as view:
        *_, stored = view.batches()
    forger = type(sealed.signer).generate()
    made = forger.sign(Head.of(stored.batch).message)
    forged = SignedHead(
        head=Head.of(stored.batch),
        key_id=sealed.signer.key_id,
        algorithm=made.algorithm,
        signature=made.value,
    )
    overwrite(sealed, head_key(7), forged.content)
    assert kinds(sealed.faults()) == {FaultKind.WRONG_SIGNATURE}
    owner.execute("update sup.audit_stream set signature = %s where last_number = 7", [made.value])
    assert kinds(sealed.faults()) == {FaultKind.WRONG_SIGNATURE}


def test_a_chain_rewritten_from_end_to_end_does_not_fit_the_objects(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    with sealed.proofs.snapshot() as view:
        rows = [each.row for each in view.seals() if each.row is not None]
    rechain(owner, [evolve(rows[0], actor_admin="usr_other"), *rows[1:]])
    owner.execute("update sup.admin_audit set actor_admin = 'usr_other' where audit_id = 'aud_01'")
    assert (FaultKind.ALTERED, 1, "aud_01") in places(sealed.faults())


def test_objects_without_a_database_and_a_database_without_objects_are_no_success(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    owner.execute(
        "truncate sup.audit_stream, sup.audit_batch, sup.audit_seal, sup.admin_audit cascade"
    )
    named = {number for kind, number, _ in places(sealed.faults()) if kind is FaultKind.TRUNCATED}
    assert named == set(range(1, 8))
    sealed.bucket._stored.clear()
    assert kinds(sealed.faults()) == {FaultKind.NEVER_SEALED}


def test_object_content_is_the_same_whenever_it_is_made(sealed: Scene) -> None:
    with sealed.proofs.snapshot() as view:
        first, *_ = view.batches()
        seals = [each.seal for each in view.seals() if each.seal.number <= 3]
    made = object_content(first.batch, (seal.canonical for seal in seals))
    assert made == content(sealed, object_key(1))
