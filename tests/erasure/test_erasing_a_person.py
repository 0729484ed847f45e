"""A person is forgotten: their words go from every row, and the chain of hashes stays."""

from hashlib import sha256

import pytest
from attrs import evolve

from core.cases.fact import FactName
from core.cases.status import CaseStatus
from core.chargebacks.chargeback import Chargeback, ChargebackStatus
from core.chargebacks.representment import Representment
from core.erasure.ground import ErasureGround
from core.errors import ErrorCode
from core.evidence.evidence import EvidenceStatus
from core.timeline.hidden_words import ERASED
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.erase_from_case import EraseFromCase
from core.use_cases.escalate_case import EscalateCase
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.record_case_fact import RecordCaseFact
from core.use_cases.redact_message import RedactMessage
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.set_case_status import SetCaseStatus
from tests.builders.chargebacks import a_chargeback
from tests.builders.evidences import as_attached, some_evidence
from tests.builders.instants import NOON
from tests.erasure.archive import Archive
from tests.use_cases.office import AGENT, BUYER, FAY, ITSELF, SELLER, TESS, request_of

CANARY = "Maya Okafor of Elm Street"
THEO = request_of("usr_theo", AGENT)
SELLERS = "The buyer never rang the bell."


@pytest.fixture
def case_id(archive: Archive) -> str:
    """A case about the buyer, with words of everybody wherever words can be written."""
    office = archive.office
    office.order()
    case_id = office.case(subject_user="usr_b1", summary=f"{CANARY} was turned away.")
    office.does(PostCaseMessage(case_id=case_id, body_md=f"I am {CANARY}."), BUYER)
    office.does(PostCaseMessage(case_id=case_id, body_md=SELLERS), SELLER)
    office.does(PostCaseMessage(case_id=case_id, body_md=f"Dear {CANARY}"), TESS)
    office.does(AddCaseNote(case_id=case_id, note=f"Rang {CANARY}."), TESS)
    office.does(EscalateCase(case_id=case_id, reason=f"{CANARY} is upset."), TESS)
    fact = FactName.QUALITY_VALIDATED
    office.does(RecordCaseFact(case_id=case_id, fact=fact, note=f"Seen by {CANARY}."), TESS)
    status = CaseStatus.INVESTIGATING
    office.does(SetCaseStatus(case_id=case_id, status=status, reason=f"For {CANARY}."), TESS)
    office.refund(case_id, 1_000, note=f"As {CANARY} asked.")
    hold_id = office.does(_hold(case_id), FAY)
    office.does(ReleasePayoutHold(hold_id=hold_id, reason=f"{CANARY} was paid."), FAY)
    return case_id


def _hold(case_id: str) -> ApplyPayoutHold:
    return ApplyPayoutHold(
        case_id=case_id,
        order_id="ord_1001",
        provider_id="usr_p1",
        amount_cents=100,
        reason=f"Until {CANARY} answers.",
    )


def test_no_row_has_their_words_any_more(archive: Archive, case_id: str) -> None:
    assert archive.holds(CANARY) != []

    (told,) = archive.erase("usr_b1")

    assert archive.holds(CANARY) == []
    assert told.case_id == case_id
    assert (told.kept, told.summary, told.messages) == (None, True, 3)
    assert (told.event_words, told.money_notes) == (5, 2)
    assert archive.office.stored_case(case_id).summary == ERASED


def test_what_others_of_the_case_wrote_is_theirs_and_stays(archive: Archive, case_id: str) -> None:
    assert [told.case_id for told in archive.erase("usr_b1")] == [case_id]

    assert archive.holds(SELLERS) != []
    archive.erase("usr_p1")
    assert archive.holds(SELLERS) == []


def test_the_timeline_keeps_every_entry_and_the_hash_of_every_text(
    archive: Archive, case_id: str
) -> None:
    before = archive.office.timeline(case_id)
    archive.erase("usr_b1")

    *kept, stub = archive.office.timeline(case_id)
    assert [event.event_id for event in kept] == [event.event_id for event in before]
    assert [event.payload.get("body_sha256") for event in kept] == [
        event.payload.get("body_sha256") for event in before
    ]
    assert (stub.type, stub.payload["erased_for"]) == ("redacted", "usr_b1")
    written = f"{CANARY} is upset."
    with archive.office.store.unit_of_work() as uow:
        hashes = [words.hashes.get("reason") for words in uow.timeline.words(case_id)]
    assert sha256(written.encode()).hexdigest() in hashes


def test_the_audit_says_what_was_erased_for_whom_and_who_decided_it_in_numbers(
    archive: Archive, case_id: str
) -> None:
    archive.erase("usr_b1")

    on_case, over_all = archive.stored.audit()[-2:]
    assert (on_case.action, on_case.resource) == ("person.erase", f"case:{case_id}")
    assert on_case.details["user_id"] == "usr_b1"
    assert (on_case.details["messages"], on_case.details["decided_by"]) == (3, "usr_dpo")
    assert (over_all.action, over_all.resource) == ("person.erased", "person:usr_b1")
    with archive.office.store.unit_of_work() as uow:
        (person,) = uow.erasures.of("usr_b1")
    assert (person.ground, person.cases_kept) == (ErasureGround.CONSENT_WITHDRAWN, ())


def test_a_second_erasure_finds_nothing_and_adds_nothing_to_the_timeline(
    archive: Archive, case_id: str
) -> None:
    archive.erase("usr_b1")
    before = archive.office.timeline(case_id)

    (told,) = archive.erase("usr_b1")

    assert told.texts == 0
    assert archive.office.timeline(case_id) == before


def test_what_is_written_later_is_erased_by_a_later_erasure(archive: Archive, case_id: str) -> None:
    archive.erase("usr_b1")
    archive.office.does(PostCaseMessage(case_id=case_id, body_md=f"{CANARY} again."), BUYER)

    (told,) = archive.erase("usr_b1")

    assert told.messages == 1
    assert archive.holds(CANARY) == []


def test_words_that_were_redacted_before_are_erased_as_well(archive: Archive, case_id: str) -> None:
    posted = PostCaseMessage(case_id=case_id, body_md=f"{CANARY} lives in number 7.")
    message_id = archive.office.does(posted, BUYER)
    archive.office.does(RedactMessage(message_id=message_id, reason="An address."), TESS)
    assert archive.message(message_id).hidden_md == posted.body_md

    archive.erase("usr_b1")

    message = archive.message(message_id)
    assert (message.body_md, message.hidden_md) == (ERASED, None)
    assert message.body_sha256 == sha256(posted.body_md.encode()).hexdigest()
    assert archive.holds(CANARY) == []


def test_a_case_with_money_held_on_it_is_kept_whole_until_that_has_ended(
    archive: Archive, case_id: str
) -> None:
    hold_id = archive.office.does(_hold(case_id), FAY)
    before = archive.office.timeline(case_id)

    (told,) = archive.erase("usr_b1")

    assert (told.kept, told.texts) == ("applied_hold", 0)
    assert archive.office.timeline(case_id) == before
    archive.office.does(ReleasePayoutHold(hold_id=hold_id), FAY)
    (told,) = archive.erase("usr_b1")
    assert told.kept is None
    assert archive.holds(CANARY) == []
    with archive.office.store.unit_of_work() as uow:
        assert [person.cases_kept for person in uow.erasures.of("usr_b1")] == [(case_id,), ()]


def a_lost_one(archive: Archive, case_id: str) -> Chargeback:
    """Its representment quotes the conversation, as what a case drafts by itself does."""
    lost = a_chargeback(
        case_id=case_id,
        status=ChargebackStatus.LOST,
        decided_at=NOON,
        act_at=None,
        representment=Representment(customer_communication=f"buyer: I am {CANARY}."),
        drafted_by="usr_fay",
    )
    with archive.office.store.unit_of_work() as uow:
        uow.chargebacks.add(lost)
        uow.commit()
    return lost


@pytest.mark.parametrize("user_id", ["usr_b1", "usr_p1", "usr_fay"])
def test_what_a_bank_was_told_is_erased_with_the_words_of_any_who_may_be_quoted(
    archive: Archive, case_id: str, user_id: str
) -> None:
    lost = a_lost_one(archive, case_id)

    (told,) = archive.erase(user_id)

    assert told.representments == 1
    assert (archive.holds(CANARY) == []) is (user_id == "usr_b1")
    with archive.office.store.unit_of_work() as uow:
        (left,) = uow.chargebacks.of_case(case_id)
    assert left.representment.is_blank
    assert (left.drafted_by, left.status) == (None, lost.status)
    (again,) = archive.erase(user_id)
    assert again.representments == 0


def test_what_a_bank_was_told_stays_when_somebody_else_of_the_case_is_forgotten(
    archive: Archive, case_id: str
) -> None:
    a_lost_one(archive, case_id)
    archive.office.does(AddCaseNote(case_id=case_id, note="Called the venue."), THEO)
    with archive.office.store.unit_of_work() as uow:
        noted = [each.author_user_id for each in uow.messages.of_case(case_id)]
    assert "usr_theo" in noted
    assert [told.representments for told in archive.erase("usr_theo")] == [0]


def test_somebody_no_case_names_leaves_nothing_but_the_record(archive: Archive) -> None:
    assert archive.erase("usr_nobody") == []
    with archive.office.store.unit_of_work() as uow:
        assert len(uow.erasures.of("usr_nobody")) == 1


def test_no_person_erases_by_themselves(archive: Archive, case_id: str) -> None:
    erasing = EraseFromCase(
        case_id=case_id,
        user_id="usr_b1",
        ground=ErasureGround.OBJECTION,
        decided_by="usr_tess",
    )
    for request in (TESS, FAY, BUYER):
        told = archive.office.desk.handle(erasing, request)
        assert getattr(told, "code", None) is ErrorCode.FORBIDDEN
    assert archive.holds(CANARY) != []
    assert archive.office.does(erasing, ITSELF).texts > 0


def test_files_they_uploaded_lose_their_names_and_are_hidden(
    archive: Archive, case_id: str
) -> None:
    named = some_evidence(case_id=case_id, file_name=f"{CANARY}.png")
    waiting = evolve(named, evidence_id="sfl_2")
    others = evolve(named, evidence_id="sfl_3", uploaded_by="usr_p1", file_name="door.png")
    with archive.office.store.unit_of_work() as uow:
        for one in (named, waiting, others):
            uow.evidences.add(one)
        uow.commit()
    with archive.office.store.unit_of_work() as uow:
        uow.evidences.save(as_attached(named))
        uow.commit()

    (told,) = archive.erase("usr_b1")

    assert told.file_names == 2
    assert archive.holds(CANARY) == []
    with archive.office.store.unit_of_work() as uow:
        found = {
            one.evidence_id: (one.status, one.file_name) for one in uow.evidences.of_case(case_id)
        }
    assert found == {
        "sfl_1": (EvidenceStatus.REDACTED, None),
        "sfl_2": (EvidenceStatus.REQUESTED, ERASED),
        "sfl_3": (EvidenceStatus.REQUESTED, "door.png"),
    }
