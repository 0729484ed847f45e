"""What stands in each file of a pack."""

import json
from hashlib import sha256

from attrs import evolve

from core.orders.canonical_json import canonical_json
from core.pack.document import Document, KeptFile
from core.pack.material import CaseMaterial
from core.pack.purpose import PackPurpose
from core.timeline.event import EventType
from tests.builders.evidences import CONTENT
from tests.builders.instants import minutes_later
from tests.builders.orders import an_order
from tests.builders.timeline import a_message, an_event
from tests.pack.materials import STAFF_WORDS, a_pack, some_material
from tests.pack.opened import documents_of, rows_of

WORDS = "Her number is 555-0100."


def test_the_manifest_has_every_other_file_in_its_order_with_size_and_hash() -> None:
    pack = a_pack()
    told = json.loads(pack.manifest.content)

    everything: list[Document | KeptFile] = [*pack.documents, *pack.evidence]
    files = [(file.name, file.size_bytes, file.sha256) for file in everything]
    assert [(one["name"], one["bytes"], one["sha256"]) for one in told["files"]] == files
    for document in pack.documents:
        assert document.sha256 == sha256(document.content).hexdigest()
    assert told["files"][-2]["sha256"] == sha256(CONTENT).hexdigest()


def test_the_manifest_says_which_case_at_which_version_was_exported_when_and_by_whom() -> None:
    told = json.loads(a_pack().manifest.content)
    del told["files"]
    assert told == {
        "format": "support-center-pack/1",
        "case_id": "sca_1",
        "case_version": 7,
        "case_updated_at": "2026-12-01T12:00:00Z",
        "purpose": "internal",
        "exported_at": "2026-12-01T13:00:00Z",
        "exported_by": "usr_fay",
    }


def test_the_timeline_has_one_row_an_event_with_its_payload_as_json() -> None:
    material = some_material()
    rows = rows_of(documents_of(a_pack(material))["timeline.csv"])

    assert [row["event_id"] for row in rows] == [event.event_id for event in material.events]
    assert [json.loads(row["payload"]) for row in rows] == [
        event.payload for event in material.events
    ]
    first = rows[1]
    assert (first["created_at"], first["case_id"]) == ("2026-12-01T12:00:00Z", "sca_1")
    assert (first["actor_kind"], first["actor_id"]) == ("admin", "usr_agent")
    assert first["type"] == "escalated"


def test_the_policy_snapshot_is_the_bytes_that_its_hash_is_of() -> None:
    order = an_order(something_unknown={"kept": [1, "é"]})
    pack = a_pack(some_material(order=order))

    (file,) = [each for each in pack.documents if each.name == "policy-snapshot.json"]
    assert file.sha256 == order.sha256
    assert json.loads(file.content) == order.received
    assert file.content == canonical_json(order.received)


def test_an_older_snapshot_that_a_decision_rests_on_is_beside_the_newest() -> None:
    older = an_order(version=2)
    pack = a_pack(some_material(earlier_orders=(older,)))

    (file,) = [each for each in pack.documents if each.name == "policy-snapshots/version-2.json"]
    assert file.sha256 == older.sha256


def test_receipts_have_every_movement_of_money_with_its_name_at_the_processor() -> None:
    rows = rows_of(documents_of(a_pack())["receipts.csv"])

    told = {(row["kind"], row["receipt_id"]): row for row in rows}
    assert {kind: row["processor_ref"] for (kind, _), row in told.items()} == {
        "refund": "re_1",
        "goodwill": "",
        "refund_at_processor": "re_outside",
        "payout_hold": "",
        "deposit_claim": "pi_dep",
        "deposit_release": "",
        "transfer_reversal": "trr_1",
    }
    refund = told["refund", "srf_1"]
    assert (refund["amount_cents"], refund["currency"], refund["status"]) == (
        "6000",
        "USD",
        "processing",
    )
    assert (refund["reason"], refund["note"]) == ("buyer_cancelled", "for staff")


def test_the_ledger_has_a_debit_and_a_credit_a_posting() -> None:
    debit, credit = rows_of(documents_of(a_pack())["ledger.csv"])
    assert (debit["account"], debit["debit_cents"]) == ("Liability:SellerPayable", "6000")
    assert (credit["account"], credit["credit_cents"]) == ("Cash:Stripe", "6000")


def test_evidence_lies_under_its_id_and_never_under_the_name_somebody_gave_it() -> None:
    material = some_material()
    first = evolve(material.evidence[0], file_name="../../etc/cron.d/lamp.png")
    pack = a_pack(evolve(material, evidence=(first,)))

    assert [file.name for file in pack.evidence] == ["evidence/sfl_1.png"]
    (row,) = rows_of(documents_of(pack)["evidence/index.csv"])
    assert row["file"] == "evidence/sfl_1.png"
    assert row["sha256"] == first.sha256


def test_a_redacted_file_is_a_stub_with_its_hash() -> None:
    pack = a_pack()

    assert [file.evidence_id for file in pack.evidence] == ["sfl_1", "sfl_staff"]
    stub = documents_of(pack)["evidence/sfl_2.redacted.txt"]
    assert "hidden at 2026-12-01T12:09:00Z" in stub
    assert sha256(CONTENT).hexdigest() in stub


def test_an_upload_that_never_arrived_is_not_in_the_pack() -> None:
    assert "sfl_asked" not in str(documents_of(a_pack()))


def test_a_redacted_message_is_a_stub_with_its_hash() -> None:
    hidden = a_message(body_md=WORDS).redact(when=minutes_later(5))
    pack = a_pack(some_material(messages=(hidden,)))

    assert "555-0100" not in str(documents_of(pack))
    (row,) = rows_of(documents_of(pack)["messages.csv"])
    assert (row["body_md"], row["redacted_at"]) == ("[redacted]", "2026-12-01T12:05:00Z")
    assert row["body_sha256"] == sha256(WORDS.encode()).hexdigest()
    assert row["body_sha256"] in documents_of(pack)["messages.md"]


def test_staff_get_notes_reasons_and_books() -> None:
    told = str(documents_of(a_pack()))
    assert [words for words in STAFF_WORDS if words not in told] == []
    assert "ledger.csv" in documents_of(a_pack())


def test_a_bank_gets_what_participants_wrote_and_no_word_among_staff() -> None:
    pack = a_pack(purpose=PackPurpose.REPRESENTMENT)
    told = documents_of(pack)

    assert "outside" in told["messages.md"]
    everything = str(told) + str(pack.evidence)
    for words in (*STAFF_WORDS, "smg_2", "sfl_staff", "usr_owner", "usr_w"):
        assert words not in everything, words
    assert "ledger.csv" not in told


def test_a_bank_gets_no_line_about_what_staff_do_among_themselves() -> None:
    quiet = (EventType.ASSIGNED, EventType.LINKED, EventType.REFUND_PROPOSED, EventType.SLA_BREACH)
    events = (
        *(an_event(f"sev_{kind.value}", type=kind, payload={}) for kind in quiet),
        an_event("sev_elsewhere", type="written_elsewhere", payload={"for": "whom?"}),
        an_event("sev_issued", type=EventType.REFUND_ISSUED, payload={}),
    )
    pack = a_pack(some_material(events=events), PackPurpose.REPRESENTMENT)

    rows = rows_of(documents_of(pack)["timeline.csv"])
    assert [row["event_id"] for row in rows] == ["sev_issued"]


def test_a_fact_that_staff_recorded_reaches_a_bank_without_their_remark() -> None:
    pack = a_pack(purpose=PackPurpose.REPRESENTMENT)

    (fact,) = [
        json.loads(row["payload"])
        for row in rows_of(documents_of(pack)["timeline.csv"])
        if row["type"] == "fact_recorded"
    ]
    assert "note" not in fact
    assert fact["value"] is True


def test_a_case_with_nothing_on_it_has_a_pack_too() -> None:
    pack = a_pack(CaseMaterial(case=some_material().case))
    told = documents_of(pack)
    assert "policy-snapshot.json" not in told
    assert rows_of(told["timeline.csv"]) == []
    assert "Nobody has written anything." in told["messages.md"]
