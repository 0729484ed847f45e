"""Making packs of stored cases: who may, what is in them, what the audit keeps."""

import json
from hashlib import sha256

import pytest

from core.erasure.ground import ErasureGround
from core.errors import ErrorCode, Refusal
from core.pack.material import CaseMaterial
from core.pack.purpose import PackPurpose
from core.request import Request
from core.timeline.message import Audience
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.escalate_case import EscalateCase
from core.use_cases.handling.erasure_office import ErasureOffice
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.redact_evidence import RedactEvidence
from core.use_cases.redact_message import RedactMessage
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.steps import gathering
from ports.unit_of_work import UnitOfWork
from tests.pack.opened import rows_of
from tests.pack.records_room import NOTED, PNG, SAID, RecordsRoom
from tests.use_cases.office import AGENT, BUYER, FAY, ITSELF, TESS, request_of

THEO = request_of("usr_theo", AGENT)


def test_a_pack_of_a_stored_case_has_everything_with_the_hashes_of_its_manifest(
    any_room: RecordsRoom, case_id: str
) -> None:
    any_room.office.refund(case_id, 10_000)
    evidence = any_room.attach(case_id)

    files = any_room.opened(any_room.pack(case_id))

    told = json.loads(files["manifest.json"])["files"]
    assert [one["name"] for one in told] == [name for name in files if name != "manifest.json"]
    for one in told:
        content = files[one["name"]]
        assert (len(content), sha256(content).hexdigest()) == (one["bytes"], one["sha256"])
    assert files[f"evidence/{evidence.evidence_id}.png"] == PNG
    assert {SAID, NOTED} <= {row["body_md"] for row in rows_of(files["messages.csv"].decode())}
    assert sha256(files["policy-snapshot.json"]).hexdigest() in files["summary.md"].decode()
    (decision,) = (files[name].decode() for name in files if name.startswith("decisions/"))
    assert "band" in decision
    assert len(rows_of(files["ledger.csv"].decode())) == 2


def test_the_audit_has_the_hash_of_the_manifest_before_anything_is_given_out(
    any_room: RecordsRoom, case_id: str
) -> None:
    before = any_room.stored.contents()
    pack = any_room.pack(case_id)

    last = any_room.stored.audit()[-1]
    assert (last.actor, last.action, last.resource) == (
        "usr_fay",
        "case.export",
        f"case:{case_id}",
    )
    assert last.details["manifest_sha256"] == pack.manifest.sha256
    assert (last.details["purpose"], last.details["case_version"]) == ("internal", 2)
    assert any_room.stored.contents() == before


def test_the_same_case_at_the_same_time_is_the_same_bytes(
    any_room: RecordsRoom, case_id: str
) -> None:
    any_room.attach(case_id)
    packs = any_room.packs
    first, second = any_room.pack(case_id), any_room.pack(case_id)
    assert b"".join(packs.stream(first)) == b"".join(packs.stream(second))
    assert first.kept_under == second.kept_under


def test_the_case_of_another_order_lends_nothing(any_room: RecordsRoom, case_id: str) -> None:
    other = any_room.office.case()
    any_room.office.does(AddCaseNote(case_id=other, note="Another matter."), TESS)
    any_room.office.refund(other, 500)

    files = any_room.opened(any_room.pack(case_id))

    assert rows_of(files["ledger.csv"].decode()) == []
    assert rows_of(files["receipts.csv"].decode()) == []
    assert not any(b"Another matter." in content for content in files.values())


def test_a_decision_on_an_older_snapshot_has_that_snapshot_beside_it(
    any_room: RecordsRoom, case_id: str
) -> None:
    any_room.office.refund(case_id, 10_000)
    any_room.office.order(version=4)

    files = any_room.opened(any_room.pack(case_id))

    assert json.loads(files["policy-snapshot.json"])["version"] == 4
    assert json.loads(files["policy-snapshots/version-3.json"])["version"] == 3


def test_a_bank_gets_no_note_and_no_file_of_staff(any_room: RecordsRoom, case_id: str) -> None:
    any_room.attach(case_id)
    hidden = any_room.attach(case_id, (PNG, b"of staff"), audience=Audience.STAFF)

    files = any_room.opened(any_room.pack(case_id, purpose=PackPurpose.REPRESENTMENT))

    everything = b"".join((*files.values(), *map(str.encode, files)))
    assert SAID.encode() in everything
    assert PNG in everything
    for words in (NOTED, hidden.evidence_id, hidden.sha256, "of staff"):
        assert words.encode() not in everything


def test_what_was_redacted_is_a_stub(any_room: RecordsRoom, case_id: str) -> None:
    evidence = any_room.attach(case_id)
    said = any_room.office.does(PostCaseMessage(case_id=case_id, body_md="555-0100"), BUYER)
    any_room.office.does(RedactMessage(message_id=said, reason="A number."), TESS)
    any_room.office.does(
        RedactEvidence(case_id=case_id, evidence_id=evidence.evidence_id, reason="A child."), TESS
    )

    files = any_room.opened(any_room.pack(case_id))

    assert not any(b"555-0100" in content or PNG in content for content in files.values())
    assert evidence.sha256.encode() in files[f"evidence/{evidence.evidence_id}.redacted.txt"]
    assert sha256(b"555-0100").hexdigest().encode() in files["messages.md"]


def test_what_was_erased_is_in_no_pack(any_room: RecordsRoom, case_id: str) -> None:
    list(
        ErasureOffice(any_room.office.desk).erase(
            "usr_b1", ground=ErasureGround.OBJECTION, decided_by="usr_dpo", request=ITSELF
        )
    )
    files = any_room.opened(any_room.pack(case_id))
    assert not any(SAID.encode() in content for content in files.values())
    assert b"[erased]" in files["messages.md"]


def test_a_participant_gets_none_and_a_restricted_case_is_closed_to_others(
    any_room: RecordsRoom, case_id: str
) -> None:
    packs = any_room.packs

    def refused(request: Request) -> ErrorCode:
        told = packs.pack(case_id, purpose=PackPurpose.INTERNAL, request=request)
        last = any_room.stored.audit()[-1]
        assert isinstance(told, Refusal)
        assert (last.action, last.details["refused"]) == ("case.export", told.code)
        return told.code

    assert refused(BUYER) is ErrorCode.FORBIDDEN
    any_room.office.does(RestrictCase(case_id=case_id), TESS)
    assert refused(THEO) is ErrorCode.CASE_ACCESS_DENIED
    assert any_room.pack(case_id, TESS).case_id == case_id
    assert any_room.pack(case_id, ITSELF).export.exported_by == "system"


def test_a_case_that_does_not_exist_has_no_pack(room: RecordsRoom) -> None:
    told = room.packs.pack("sca_none", purpose=PackPurpose.INTERNAL, request=FAY)
    assert isinstance(told, Refusal)
    assert told.code is ErrorCode.CASE_NOT_FOUND


def test_a_case_that_goes_on_while_it_is_read_is_read_again(
    any_room: RecordsRoom, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody escalates it after its timeline was read, the first time."""
    meddlers = iter([EscalateCase(case_id=case_id, reason="In between.")])
    really = gathering._with_order

    def meddling(uow: UnitOfWork, material: CaseMaterial, order_id: str) -> CaseMaterial:
        for escalate in meddlers:
            any_room.office.does(escalate, TESS)
        return really(uow, material, order_id)

    monkeypatch.setattr(gathering, "_with_order", meddling)
    pack = any_room.pack(case_id)

    files = any_room.opened(pack)
    assert pack.case_version == 3
    assert b"In between." in files["timeline.csv"]
    exports = [row for row in any_room.stored.audit() if row.action == "case.export"]
    assert len(exports) == 1
