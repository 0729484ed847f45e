"""The evidence pack of a chargeback, its draft, and what the processor keeps of both."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.chargebacks.chargeback import ChargebackStatus
from core.chargebacks.packed import Packed
from core.errors import ErrorCode, Refusal
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.handling.sweeping import Became
from core.use_cases.keep_chargeback_pack import KeepChargebackPack
from core.use_cases.redact_message import RedactMessage
from tests.chargebacks.bank import READY, Bank
from tests.use_cases.office import ITSELF, NOON, TESS


@pytest.fixture
def bank() -> Bank:
    return Bank()


def kept(bank: Bank, ref: str) -> ZipFile:
    chargeback = bank.chargeback(ref)
    chunks = bank.files.read_kept(
        key=chargeback.evidence_key or "", version_id=chargeback.evidence_version_id or ""
    )
    content = b"".join(chunks or ())
    assert len(content) == chargeback.evidence_bytes
    assert sha256(content).hexdigest() == chargeback.evidence_sha256
    return ZipFile(BytesIO(content))


def test_one_sweep_after_the_notice_the_pack_lies_in_the_store_of_files(bank: Bank) -> None:
    case_id = bank.office.case()
    bank.writes(case_id, "I was there, the studio was not.")
    ref = bank.disputes()
    bank.sweeps()

    pack = kept(bank, ref)
    assert {
        "manifest.json",
        "summary.md",
        "summary.pdf",
        "timeline.csv",
        "messages.csv",
        "receipts.csv",
        "evidence/index.csv",
    } <= set(pack.namelist())
    assert b"I was there" in pack.read("messages.md")
    manifest = sha256(pack.read("manifest.json")).hexdigest()
    assert manifest == bank.chargeback(ref).evidence_manifest_sha256
    assert bank.chargeback(ref).status is ChargebackStatus.EVIDENCE_REQUESTED
    assert bank.told(ref)[-1] == "evidence_stitched"
    assert bank.case_of(ref).evidenced


def test_a_pack_that_another_sweep_was_faster_with_is_dropped(bank: Bank) -> None:
    ref = bank.disputes()
    stale = bank.chargeback(ref)
    bank.sweeps()
    first = bank.chargeback(ref)
    late = bank.at_work.packing.pack(stale, ITSELF)
    assert isinstance(late, Packed)
    keep = KeepChargebackPack(
        chargeback_id=stale.chargeback_id, packed=late, seen_at=stale.evidence_seen_at
    )
    assert bank.office.does(keep, ITSELF) is False
    assert bank.chargeback(ref) == first
    assert bank.told(ref).count("evidence_stitched") == 1


def test_the_processor_keeps_the_summary_and_the_draft_and_submits_nothing(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()

    held = bank.at_stripe(ref)
    file = bank.chargeback(ref).evidence_file
    assert held["evidence"]["uncategorized_file"] == held["evidence"]["refund_policy"] == file
    assert held["evidence"]["product_description"].startswith("Order ord_1001 of usr_b1")
    assert held["evidence_details"]["submission_count"] == 0
    assert bank.chargeback(ref).staged_by == "system"


def test_a_second_sweep_makes_no_second_pack(bank: Bank) -> None:
    ref = bank.disputes()
    bank.sweeps()
    before = bank.chargeback(ref)
    bank.hears()
    assert bank.sweeps() == []
    assert bank.chargeback(ref) == before


def test_what_a_buyer_writes_before_the_answer_makes_a_new_pack_and_draft(bank: Bank) -> None:
    ref = bank.disputes()
    bank.sweeps()
    before = bank.chargeback(ref)
    assert before.missing == ("customer_communication",)
    bank.writes(before.case_id, "It was wonderful.")
    bank.sweeps()

    after = bank.chargeback(ref)
    assert after.evidence_sha256 != before.evidence_sha256
    assert after.evidence_file != before.evidence_file
    assert "It was wonderful." in after.representment.customer_communication
    assert after.missing == ()
    assert bank.at_stripe(ref)["evidence"]["customer_communication"] == after.evidence_file


def test_a_note_of_staff_makes_no_new_pack(bank: Bank) -> None:
    ref = bank.disputes()
    bank.sweeps()
    before = bank.chargeback(ref)
    bank.office.does(AddCaseNote(case_id=before.case_id, note="He lies, I think."), TESS)
    bank.sweeps()

    after = bank.chargeback(ref)
    assert after.evidence_sha256 == before.evidence_sha256
    assert bank.sweeps() == []


def test_what_was_hidden_is_in_no_later_pack_or_draft(bank: Bank) -> None:
    ref = bank.disputes()
    case_id = bank.chargeback(ref).case_id
    bank.writes(case_id, "My card is 4242.")
    bank.sweeps()
    (message,) = bank.office.memory.tables.messages.all()
    hide = RedactMessage(message_id=message.message_id, reason="a card number")
    bank.office.does(hide, TESS)
    bank.sweeps()

    assert "4242" not in bank.chargeback(ref).representment.customer_communication
    assert b"4242" not in kept(bank, ref).read("messages.md")


def test_a_draft_of_a_person_stays_and_is_staged_anew(bank: Bank) -> None:
    ref = bank.disputes()
    bank.sweeps()
    assert bank.drafts(ref, customer_communication="They wrote by telephone.") is True
    drafted = bank.chargeback(ref)
    assert (drafted.drafted_by, drafted.staged_at, drafted.missing) == ("usr_fay", None, ())
    bank.writes(drafted.case_id)
    bank.sweeps()

    after = bank.chargeback(ref)
    assert after.representment == drafted.representment
    assert after.staged_at == NOON
    assert "telephone" in bank.at_stripe(ref)["evidence"]["uncategorized_text"]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({}, "input"),
        ({"product_description": " "}, "productDescription"),
        ({"explanation": "x" * 20_001}, "explanation"),
        ({"refund_policy": "a\x00b"}, "refundPolicy"),
    ],
)
def test_texts_that_cannot_be_sent_are_refused_by_their_field(
    bank: Bank, texts: dict[str, str], field: str
) -> None:
    ref = bank.disputes()
    told = bank.drafts(ref, **texts)
    assert isinstance(told, Refusal)
    assert (told.code, told.field) == (ErrorCode.BAD_USER_INPUT, field)


def test_an_empty_text_empties_its_field_and_what_is_left_out_stays(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    before = bank.chargeback(ref).representment
    bank.drafts(ref, refund_policy="")

    after = bank.chargeback(ref)
    assert after.representment.refund_policy == ""
    assert after.representment.product_description == before.product_description
    assert after.missing == ("refund_policy",)


@pytest.mark.parametrize("endpoint", ["files.create", "disputes.update"])
def test_a_processor_that_gives_no_answer_is_asked_again_by_the_next_sweep(
    bank: Bank, endpoint: str
) -> None:
    ref = bank.disputes(**READY)
    bank.office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint=endpoint))
    (item,) = (each for each in bank.sweeps() if each.kind == "evidence pack")
    assert item.became is Became.UNASKED
    assert bank.chargeback(ref).staged_at is None
    bank.sweeps()

    assert bank.chargeback(ref).staged_at is not None
    with bank.office.stripe.engine.turn() as account:
        assert len(account.files) == 1


@pytest.mark.parametrize("won", [True, False])
def test_hidden_words_are_hidden_in_what_the_network_was_told(bank: Bank, won: bool) -> None:
    case_id = bank.office.case()
    bank.writes(case_id, "Her number is 555-0100.")
    bank.writes(case_id, "And mine is another.")
    ref = bank.disputes(**READY)
    bank.sweeps()
    assert bank.submits(ref) is True
    bank.decides(ref, won=won)
    assert "555-0100" in bank.chargeback(ref).representment.customer_communication

    bank.hides(case_id, "Her number is 555-0100.")

    told = bank.chargeback(ref).representment.customer_communication
    assert "555-0100" not in told
    assert "buyer: [redacted]" in told
    assert "And mine is another." in told


def test_hidden_words_leave_a_draft_that_a_person_wrote_on_and_it_is_staged_anew(
    bank: Bank,
) -> None:
    case_id = bank.office.case()
    bank.writes(case_id, "Her number is 555-0100.")
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.drafts(ref, explanation="The buyer came and stayed.")
    bank.sweeps()
    assert "555-0100" in str(bank.at_stripe(ref)["evidence"])

    bank.hides(case_id, "Her number is 555-0100.")
    assert bank.chargeback(ref).staged_at is None
    bank.sweeps()

    assert bank.chargeback(ref).representment.explanation == "The buyer came and stayed."
    assert "555-0100" not in str(bank.chargeback(ref).representment)
    assert "555-0100" not in str(bank.at_stripe(ref)["evidence"])
