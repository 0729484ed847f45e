"""Packs in each store of files, S3 with its locks among them."""

from datetime import timedelta

import pytest

from adapters.memory.store import MemoryStore
from adapters.system.movable_clock import MovableClock
from core.pack.purpose import PackPurpose
from core.use_cases.export_case import ExportCase
from core.use_cases.handling.pack_office import CaseExport
from tests.contracts.evidence_store import conftest as stores
from tests.contracts.evidence_store.harness import Harness
from tests.graphql.stored import InMemory
from tests.pack.opened import opened
from tests.pack.records_room import PNG, RecordsRoom
from tests.use_cases.office import FAY, Office, StandingClock

harness = stores.harness


@pytest.fixture
def stocked(harness: Harness) -> tuple[Harness, RecordsRoom, str]:
    """A case with evidence in the store, now."""
    store = MemoryStore()
    office = Office(store=store, clock=MovableClock(StandingClock(harness.now)))
    room = RecordsRoom(office=office, stored=InMemory(store))
    room.files = harness.store
    office.order()
    case_id = office.case()
    room.attach(case_id)
    return harness, room, case_id


def exported(room: RecordsRoom, case_id: str, purpose: PackPurpose) -> CaseExport:
    told = room.packs.export(ExportCase(case_id=case_id, purpose=purpose), FAY)
    assert isinstance(told, CaseExport), told
    return told


def test_the_link_leads_to_the_pack(
    stocked: tuple[Harness, RecordsRoom, str],
) -> None:
    there, room, case_id = stocked
    told = exported(room, case_id, PackPurpose.INTERNAL)

    answer = there.follow(told.url)

    assert opened([answer.body])["evidence/sfl_1.png"] == PNG
    assert len(answer.body) == told.size_bytes
    assert answer.headers["content-type"] == "application/zip"


def test_nobody_deletes_or_unlocks_what_a_bank_was_told(
    stocked: tuple[Harness, RecordsRoom, str],
) -> None:
    there, room, case_id = stocked
    kept = room.packs.keep(room.pack(case_id, purpose=PackPurpose.REPRESENTMENT)).kept

    assert not there.delete_version(kept.key, kept.version_id)
    assert not there.shorten(kept.key, kept.version_id, there.now + timedelta(hours=1))


def test_keeping_a_pack_twice_keeps_it_once(
    stocked: tuple[Harness, RecordsRoom, str],
) -> None:
    there, room, case_id = stocked
    pack = room.pack(case_id)

    first, second = room.packs.keep(pack), room.packs.keep(pack)

    assert first == second
    assert there.kept_versions(pack.kept_under) == 1
