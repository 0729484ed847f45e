"""What commands decide to tell people, in their own transaction, and nothing a person wrote."""

import json
from datetime import timedelta
from typing import Any

import pytest

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.notifications.kind import NotificationKind
from core.notifications.notification import Notification
from core.timeline.message import Audience
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.set_case_status import SetCaseStatus
from tests.use_cases.office import BUYER, FAY, TESS, Office

WRITTEN = "the buyer, Ana Diaz of 5 High Street, was rude"


@pytest.fixture
def office() -> Office:
    office = Office()
    office.order()
    return office


@pytest.fixture
def case_id(office: Office) -> str:
    return office.case(summary=WRITTEN)


def told(office: Office, case_id: str) -> list[Notification]:
    with office.store.unit_of_work() as uow:
        return [each.notification for each in uow.notifications.of_case(case_id)]


def kinds(office: Office, case_id: str) -> list[str]:
    return [each.kind.value for each in told(office, case_id)]


def test_an_opened_case_is_told_with_who_opened_it(office: Office, case_id: str) -> None:
    (opened,) = told(office, case_id)
    assert (opened.kind, opened.told_by) == (NotificationKind.CASE_OPENED, TESS.actor)
    assert opened.parameters == {"case_kind": "booking", "order_id": "ord_1001"}


def test_a_status_is_told_in_the_words_that_the_people_of_the_case_read(
    office: Office, case_id: str
) -> None:
    office.does(
        SetCaseStatus(
            case_id=case_id,
            status=CaseStatus.AWAITING_USER,
            awaiting=Awaiting.SELLER,
            reason=WRITTEN,
        ),
        TESS,
    )
    updated = told(office, case_id)[-1]
    assert updated.kind is NotificationKind.CASE_UPDATED
    assert updated.parameters == {"status": "awaiting_seller"}


def test_the_end_of_a_case_is_told_as_resolved_and_closed(office: Office, case_id: str) -> None:
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN), BUYER)
    for status in (CaseStatus.INVESTIGATING, CaseStatus.DECISION_PENDING):
        office.does(SetCaseStatus(case_id=case_id, status=status), TESS)
    solved = SetCaseStatus(case_id=case_id, status=CaseStatus.RESOLVED, outcome=Outcome.SOLVED)
    office.does(solved, TESS)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    assert kinds(office, case_id)[-2:] == ["case.resolved", "case.closed"]


def test_messages_are_told_to_the_other_side_and_notes_to_nobody(
    office: Office, case_id: str
) -> None:
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN), TESS)
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN), BUYER)
    office.does(AddCaseNote(case_id=case_id, note=WRITTEN), TESS)
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN, audience=Audience.STAFF), TESS)
    assert kinds(office, case_id) == ["case.opened", "case.updated", "case.answered"]


def test_a_refund_is_told_when_it_came_through(office: Office, case_id: str) -> None:
    refund_id = office.refund(case_id, 5000)
    succeeded = told(office, case_id)[-1]
    assert succeeded.kind is NotificationKind.REFUND_SUCCEEDED
    assert succeeded.parameters == {
        "refund_id": refund_id,
        "order_id": "ord_1001",
        "amount_cents": 5000,
        "currency": "USD",
    }
    assert succeeded.told_by is None


def test_a_missed_deadline_pages_before_the_answer_that_comes_late(
    office: Office, case_id: str
) -> None:
    office.clock.advance(timedelta(hours=9))
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN), TESS)
    assert kinds(office, case_id) == ["case.opened", "sla.breach", "case.updated"]
    breach = told(office, case_id)[1]
    assert breach.told_by is None
    assert breach.parameters == {"clock": "first_response", "priority": 2}


def test_a_command_that_is_refused_tells_nobody(office: Office, case_id: str) -> None:
    office.refuses(SetCaseStatus(case_id=case_id, status=CaseStatus.RESOLVED), TESS)
    assert kinds(office, case_id) == ["case.opened"]


def test_nothing_that_people_wrote_and_no_word_of_staff_is_in_what_is_told(
    office: Office, case_id: str
) -> None:
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN), BUYER)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.TRIAGE, reason=WRITTEN), TESS)
    office.refund(case_id, 5000, FAY)
    parameters: list[dict[str, Any]] = [dict(each.parameters) for each in told(office, case_id)]
    text = json.dumps(parameters)
    assert "Diaz" not in text
    assert "triage" not in text.lower()
