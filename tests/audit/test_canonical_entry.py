"""The bytes that are hashed say everything, and say it one way."""

from datetime import timedelta, timezone

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from adapters.aurora.store import AuroraStore
from core.audit.canonical_entry import (
    FIELDS,
    UnreadableEntry,
    canonical_entry,
    differing_fields,
)
from core.audit.exact_json import exact_json, read_exact
from core.audit.merkle import MerkleTree, leaf_sha256
from core.audit.written_entry import WrittenEntry
from core.orders.canonical_json import canonical_json
from tests.audit.scene import Scene
from tests.builders.audit_entries import an_audit_entry
from tests.builders.instants import MICROSECOND, NOON

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def test_an_entry_is_one_line_with_sorted_names_and_microseconds() -> None:
    entry = an_audit_entry(created_at=NOON + MICROSECOND)
    assert canonical_entry(WrittenEntry.of(entry)) == (
        b'{"action":"case.view","actor_admin":"usr_agent","audit_id":"aud_1",'
        b'"created_at":"2026-12-01T12:00:00.000001Z","details":{"corr_id":"corr-1"},'
        b'"ip":"203.0.113.7/32","resource":"case:sca_1","user_agent":"Mozilla/5.0"}'
    )


def test_the_same_instant_and_the_same_address_are_the_same_bytes() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    one = an_audit_entry(created_at=there, ip="2001:DB8:0::1")
    other = an_audit_entry(ip="2001:db8::1")
    assert canonical_entry(WrittenEntry.of(one)) == canonical_entry(WrittenEntry.of(other))


@given(PLAIN)
def test_plain_json_is_written_as_rfc_8785_has_it(value: object) -> None:
    assert exact_json(value) == canonical_json(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9007199254740993", "9007199254740992"),
        ("0.1", "0.10000000000000000001"),
        ("4", "4.0"),
        ("1e400", "1e401"),
        ('{"a": 1.5, "b": [true]}', '{"a": 1.5, "b": [1]}'),
    ],
)
def test_numbers_that_a_double_takes_for_the_same_have_other_bytes(one: str, other: str) -> None:
    assert exact_json(read_exact(one)) != exact_json(read_exact(other))


@pytest.mark.parametrize(
    "details", ["", "{", "[" * 100_000, '{"a": "\\ud800"}', "[" * 70 + "]" * 70]
)
def test_details_that_have_no_canonical_form_are_unreadable(details: str) -> None:
    entry = evolve(WrittenEntry.of(an_audit_entry()), details=details)
    with pytest.raises(UnreadableEntry) as fault:
        canonical_entry(entry)
    assert fault.value.audit_id == "aud_1"


def test_every_field_of_an_entry_is_in_its_bytes() -> None:
    entry = WrittenEntry.of(an_audit_entry())
    ours = canonical_entry(entry)
    for field in FIELDS:
        other = '{"a": 1}' if field == "details" else "other"
        changed = canonical_entry(evolve(entry, **{field: other}))
        assert differing_fields(ours, changed) == (field,)


def test_an_empty_field_and_an_absent_one_are_told_apart() -> None:
    entry = WrittenEntry.of(an_audit_entry(ip=None, user_agent=None))
    assert canonical_entry(entry) != canonical_entry(evolve(entry, user_agent=""))


@pytest.mark.parametrize(
    "ip", ["203.0.113.7", "2001:db8::7", "::ffff:203.0.113.7", "203.0.113.7/24", None]
)
def test_the_database_writes_an_entry_as_the_core_does(on_aurora: Scene, ip: str | None) -> None:
    entry = an_audit_entry(
        ip=ip,
        created_at=NOON + MICROSECOND,
        details={"b": [1, None, True, "\u00e9\u2028\U0001f600"], "a": {"cents": -5}, "c": 0.25},
    )
    assert isinstance(on_aurora.store, AuroraStore)
    with on_aurora.store.unit_of_work() as uow:
        uow.audit_trail.append(entry)
        uow.commit()
    on_aurora.seal()
    with on_aurora.proofs.snapshot() as view:
        (sealed,) = view.seals()
    assert sealed.seal.canonical == canonical_entry(WrittenEntry.of(entry))


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=40))
def test_a_merkle_root_is_that_of_rfc_6962(leaves: list[bytes]) -> None:
    tree = MerkleTree()
    for leaf in leaves:
        tree.add(leaf)
    assert tree.root() == _root(leaves)


def _root(leaves: list[bytes]) -> bytes:
    """As the RFC words it: split at the largest power of two below the count."""
    from hashlib import sha256  # noqa: PLC0415 - for the reference alone

    if len(leaves) == 1:
        return leaf_sha256(leaves[0])
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + _root(leaves[:split]) + _root(leaves[split:])).digest()


def test_known_roots_of_certificate_transparency() -> None:
    tree = MerkleTree()
    assert tree.root().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    tree.add(b"")
    assert tree.root().hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    tree.add(b"\x00")
    assert tree.root().hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
