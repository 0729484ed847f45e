"""Messages that show evidence: of their own case, attached, for readers no fewer than theirs."""

import pytest
from attrs import evolve

from core.errors import ErrorCode
from core.evidence.blocked import Blocked
from core.evidence.evidence import Evidence
from core.timeline.attachment import Attachment
from core.timeline.message import Audience, Message
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.read_my_case import ReadMyCase
from core.views.case_view import CaseView
from tests.builders.evidences import as_attached, as_redacted, some_evidence
from tests.use_cases.office import BUYER, TESS, Office


@pytest.fixture
def office() -> Office:
    office = Office()
    office.order()
    return office


@pytest.fixture
def case_id(office: Office) -> str:
    return office.case()


def put(office: Office, *states: Evidence) -> str:
    """Store a file as it becomes one state after the other."""
    for version, state in enumerate(states):
        with office.store.unit_of_work() as uow:
            if version == 0:
                uow.evidences.add(state)
            else:
                uow.evidences.save(evolve(state, version=version - 1))
            uow.commit()
    return states[-1].evidence_id


def attached(office: Office, case_id: str, number: int = 1, **changes: object) -> str:
    asked = some_evidence(f"sfl_{number}", case_id=case_id, **changes)
    return put(office, asked, as_attached(asked))


def post(case_id: str, *ids: str, audience: Audience = Audience.PARTICIPANTS) -> PostCaseMessage:
    return PostCaseMessage(
        case_id=case_id, body_md="See these.", attachment_ids=ids, audience=audience
    )


def message_of(office: Office, message_id: str) -> Message:
    with office.store.unit_of_work() as uow:
        message = uow.messages.get(message_id)
    assert message is not None
    return message


def test_the_message_keeps_where_each_file_is_and_what_it_was(office: Office, case_id: str) -> None:
    first, second = attached(office, case_id, 1), attached(office, case_id, 2)

    message = message_of(office, office.does(post(case_id, second, first), BUYER))

    evidence = some_evidence()
    assert [one.evidence_id for one in message.attachments] == ["sfl_2", "sfl_1"]
    assert message.attachments[1] == Attachment(
        s3_key=f"support-evidence/{case_id}/sfl_1",
        sha256=evidence.sha256,
        size_bytes=evidence.size_bytes,
        mime="image/png",
    )


def test_readers_see_them_and_the_timeline_names_them(office: Office, case_id: str) -> None:
    office.does(post(case_id, attached(office, case_id)), BUYER)

    seen = office.reads(ReadMyCase(case_id=case_id), BUYER)
    assert isinstance(seen, CaseView)
    assert [one.evidence_id for one in seen.messages[0].attachments] == ["sfl_1"]
    assert office.timeline(case_id)[-1].payload["evidence_ids"] == ["sfl_1"]


def test_a_message_without_files_says_nothing_of_files(office: Office, case_id: str) -> None:
    message = message_of(office, office.does(post(case_id), BUYER))
    assert message.attachments == ()
    assert "evidence_ids" not in office.timeline(case_id)[-1].payload


def test_a_file_of_another_case_is_not_found(office: Office, case_id: str) -> None:
    foreign = attached(office, office.case())
    assert office.refuses(post(case_id, foreign), TESS) == (
        ErrorCode.EVIDENCE_NOT_FOUND,
        "attachmentIds",
    )


def test_a_file_that_nobody_announced_is_not_found(office: Office, case_id: str) -> None:
    known = attached(office, case_id)
    assert office.refuses(post(case_id, known, "sfl_none"), BUYER) == (
        ErrorCode.EVIDENCE_NOT_FOUND,
        "attachmentIds",
    )


def test_only_attached_files_are_shown(office: Office, case_id: str) -> None:
    asked = some_evidence(case_id=case_id)
    refused = evolve(asked, evidence_id="sfl_2")
    kept = as_attached(evolve(asked, evidence_id="sfl_3"))
    put(office, asked)
    put(office, refused, refused.refused(next(iter(Blocked))))
    put(office, evolve(asked, evidence_id="sfl_3"), kept, as_redacted(kept))

    for evidence_id in ("sfl_1", "sfl_2", "sfl_3"):
        assert office.refuses(post(case_id, evidence_id), TESS)[0] is ErrorCode.EVIDENCE_NOT_FOUND


def test_a_file_for_staff_alone_is_shown_to_staff_alone(office: Office, case_id: str) -> None:
    secret = attached(office, case_id, audience=Audience.STAFF)

    assert office.refuses(post(case_id, secret), TESS)[0] is ErrorCode.EVIDENCE_NOT_FOUND
    assert office.refuses(post(case_id, secret), BUYER)[0] is ErrorCode.EVIDENCE_NOT_FOUND
    office.does(post(case_id, secret, audience=Audience.STAFF), TESS)


def test_a_file_for_everybody_may_be_shown_in_a_note(office: Office, case_id: str) -> None:
    note = post(case_id, attached(office, case_id), audience=Audience.STAFF)
    assert message_of(office, office.does(note, TESS)).attachments != ()


def test_twenty_files_are_shown_and_no_more(office: Office, case_id: str) -> None:
    ids = [attached(office, case_id, number) for number in range(21)]
    assert office.refuses(post(case_id, *ids), BUYER) == (
        ErrorCode.BAD_USER_INPUT,
        "attachmentIds",
    )
    assert len(message_of(office, office.does(post(case_id, *ids[:20]), BUYER)).attachments) == 20


@pytest.mark.parametrize("ids", [("sfl_1", "sfl_1"), ("",), ("sfl 1",), ("sfl_\x00",), ("\ud800",)])
def test_what_is_no_list_of_ids_is_refused(
    office: Office, case_id: str, ids: tuple[str, ...]
) -> None:
    assert office.refuses(post(case_id, *ids), BUYER) == (
        ErrorCode.BAD_USER_INPUT,
        "attachmentIds",
    )
