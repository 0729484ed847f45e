"""Streaming packs and keeping them under lock: no altered evidence, little memory, one copy."""

import tracemalloc
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from core.pack.document import AlteredEvidence, KeptFile
from core.pack.purpose import PackPurpose
from core.use_cases.export_case import ExportCase
from core.use_cases.handling.pack_office import CaseExport
from tests.pack.records_room import PNG, RecordsRoom
from tests.use_cases.office import FAY, keyed

MEBIBYTE = 1024 * 1024


def test_evidence_that_was_replaced_goes_into_no_pack(room: RecordsRoom, in_memory: str) -> None:
    evidence = room.attach(in_memory)
    with room.office.store.unit_of_work() as uow:
        (row,) = uow.evidences.of_case(in_memory)
    swapped = room.bucket.add(
        key=evidence.kept_under, content=[PNG.replace(b"lamp", b"bulb")], mime="image/png"
    )
    assert swapped is not None
    room.bucket.hide(evidence.kept_under)
    # A newer version changes nothing: the pack reads the one that was attached.
    assert room.opened(room.pack(in_memory))[f"evidence/{row.evidence_id}.png"] == PNG

    _alter(room, row.s3_version, PNG.replace(b"lamp", b"bulb"))
    with pytest.raises(AlteredEvidence):
        list(room.packs.stream(room.pack(in_memory)))


def _alter(room: RecordsRoom, version_id: str | None, content: bytes) -> None:
    """What nobody can do to S3 under its lock: the same version with other bytes."""
    room.bucket._bytes[version_id] = content  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [PNG[:-1], PNG + b"x", b""])
def test_evidence_of_another_length_goes_into_no_pack(
    room: RecordsRoom, in_memory: str, content: bytes
) -> None:
    evidence = room.attach(in_memory)
    _alter(room, evidence.s3_version, content)
    with pytest.raises(AlteredEvidence):
        room.packs.keep(room.pack(in_memory))
    assert room.kept_packs() == []


def test_evidence_that_goes_on_behind_its_end_is_read_no_further() -> None:
    read = []

    def going_on() -> Iterator[bytes]:
        for number in range(1_000):
            read.append(number)
            yield PNG

    file = KeptFile(
        name="evidence/sfl_1.png",
        evidence_id="sfl_1",
        key="support-evidence/sca_1/sfl_1",
        version_id="v1",
        size_bytes=len(PNG),
        sha256=sha256(PNG).hexdigest(),
    )
    with pytest.raises(AlteredEvidence):
        list(file.checked(going_on()))
    assert read == [0, 1]


def test_evidence_that_is_gone_goes_into_no_pack(room: RecordsRoom, in_memory: str) -> None:
    room.attach(in_memory)
    room.bucket._stored.clear()  # type: ignore[attr-defined]
    with pytest.raises(AlteredEvidence):
        list(room.packs.stream(room.pack(in_memory)))


def test_large_evidence_is_never_in_memory(
    room: RecordsRoom, in_memory: str, tmp_path: Path
) -> None:
    room.keep_files_in(tmp_path)
    room.attach(in_memory, (bytes(MEBIBYTE),), times=64)
    pack = room.pack(in_memory)

    tracemalloc.start()
    try:
        kept = room.packs.keep(pack)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.size_bytes > 64 * MEBIBYTE
    assert peak < 12 * MEBIBYTE


def export(room: RecordsRoom, case_id: str, **how: str) -> CaseExport:
    purpose = PackPurpose(how.get("purpose", "internal"))
    request = keyed(FAY, how["key"]) if "key" in how else FAY
    told = room.packs.export(ExportCase(case_id=case_id, purpose=purpose), request)
    assert isinstance(told, CaseExport), told
    return told


def test_an_export_is_kept_under_lock_and_linked_to(room: RecordsRoom, in_memory: str) -> None:
    room.attach(in_memory)
    told = export(room, in_memory)

    (stored,) = room.bucket.versions("support-packs/")
    assert stored.key == f"support-packs/internal/{in_memory}/{told.manifest_sha256}.zip"
    assert (stored.sha256, stored.size) == (told.sha256, told.size_bytes)
    assert told.file_name == f"{in_memory}-internal.zip"
    assert told.url
    lifetime = room.office.policies.current().evidence.link_lifetime
    assert told.expires_at == room.office.clock.now() + lifetime


def test_what_a_bank_was_told_is_locked_as_long_as_the_evidence_and_a_copy_for_a_day(
    room: RecordsRoom, in_memory: str
) -> None:
    export(room, in_memory, purpose="internal")
    export(room, in_memory, purpose="representment")

    locked = {
        stored.key.split("/")[1]: stored.retain_until
        for stored in room.bucket.versions("support-packs/")
    }
    now, terms = room.office.clock.now(), room.office.policies.current().evidence
    assert locked["representment"] == now + terms.retention
    copied = locked["internal"]
    assert copied is not None
    assert (copied - now).days == 1


def test_each_export_is_audited_also_under_one_idempotency_key(
    room: RecordsRoom, in_memory: str
) -> None:
    first, second = (export(room, in_memory, key="once") for _ in range(2))
    assert first.manifest_sha256 == second.manifest_sha256
    assert len(room.kept_packs()) == 1
    audited = [row for row in room.stored.audit() if row.action == "case.export"]
    assert [row.details["manifest_sha256"] for row in audited] == [first.manifest_sha256] * 2
