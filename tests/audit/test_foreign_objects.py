"""Objects that no sealer would write are named, whatever stands in them (reliability.md 22)."""

import json
from typing import Any

import pytest

from core.audit.batch_object import object_key
from core.audit.head import head_key
from core.audit.verification.fault import FaultKind
from tests.audit.scene import Scene, in_memory
from tests.audit.test_tampering_with_rows import content, kinds, overwrite

BEYOND_TIME = "0001-01-01T00:00:00+14:00"
HEADERS: tuple[dict[str, Any], ...] = (
    {"horizon": 1.5},
    {"horizon": "\ud800"},
    {"horizon": ["7"]},
    {"horizon": None},
    {"sealed_at": BEYOND_TIME},
    {"first_number": 2**70},
    {"first_number": "1"},
    {"last_number": True},
    {"last_number": 3.5},
    {"sha256": "é"},
)
HEADS: tuple[dict[str, Any], ...] = (
    {"key_id": 1.5},
    {"key_id": "\ud800"},
    {"algorithm": {}},
    {"sealed_at": BEYOND_TIME},
    {"last_number": 2**70},
    {"signature": "é"},
)


@pytest.fixture
def sealed() -> Scene:
    """Three entries in one batch."""
    scene = in_memory()
    scene.record(1, 2, 3)
    scene.seal()
    return scene


def with_other(line: bytes, other: dict[str, Any]) -> bytes:
    return json.dumps({**json.loads(line), **other}).encode()


@pytest.mark.parametrize("other", HEADERS, ids=str)
def test_a_header_that_no_sealer_wrote_is_named(sealed: Scene, other: dict[str, Any]) -> None:
    key = object_key(1)
    header, _, entries = content(sealed, key).partition(b"\n")
    overwrite(sealed, key, with_other(header, other) + b"\n" + entries)
    assert FaultKind.UNREADABLE in kinds(sealed.faults())


@pytest.mark.parametrize("other", HEADS, ids=str)
def test_a_head_that_no_sealer_wrote_is_named(sealed: Scene, other: dict[str, Any]) -> None:
    key = head_key(3)
    overwrite(sealed, key, with_other(content(sealed, key), other) + b"\n")
    assert FaultKind.UNREADABLE in kinds(sealed.faults())


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({"audit_id": "\ud800"}, FaultKind.SWAPPED),
        ({"audit_id": 1}, FaultKind.SWAPPED),
        ({"\ud800": 1}, FaultKind.ALTERED),
    ],
)
def test_an_entry_that_cannot_be_printed_is_named_so_that_it_can(
    sealed: Scene, other: dict[str, Any], kind: FaultKind
) -> None:
    key = object_key(1)
    header, first, *rest = content(sealed, key).split(b"\n")
    overwrite(sealed, key, b"\n".join([header, with_other(first, other), *rest]))
    faults = sealed.faults()
    assert kind in kinds(faults)
    assert all(str(fault).encode() for fault in faults)


@pytest.mark.parametrize("field", ["first_number", "last_number"])
def test_a_number_that_would_take_all_memory_is_named_at_once(sealed: Scene, field: str) -> None:
    key = object_key(1)
    header, _, entries = content(sealed, key).partition(b"\n")
    first, last = (b'"%s":1' % field.encode(), b'"%s":3' % field.encode())
    endless = b'"%s":1e9999999' % field.encode()
    overwrite(sealed, key, header.replace(first, endless).replace(last, endless) + b"\n" + entries)
    assert FaultKind.UNREADABLE in kinds(sealed.faults())
