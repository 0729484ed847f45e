"""What each command announces, under which version of its case, and nothing a person wrote."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import frozen

from core.announcements.topic import Topic
from core.cases.status import Awaiting, CaseStatus
from core.errors import Refusal
from core.request import Role
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.assign_case import AssignCase
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.set_case_status import SetCaseStatus
from ports.outbox import OutboxMessage
from tests.use_cases.office import BUYER, FAY, TESS, Office

WRITTEN = "the buyer, Ana Diaz of 5 High Street, was rude"


@frozen(kw_only=True)
class OnlyAnnounce(Command[bool]):
    """A command that tells of a case and does nothing to it."""

    case_id: str
    action = "case.tell"
    roles = frozenset({Role.TRUST_SAFETY})

    @property
    def resource(self) -> str:
        return f"case:{self.case_id}"

    def decide(self, work: Work) -> bool | Refusal:
        work.announce(Topic.CHARGEBACK_WON, self.case_id, {})
        return True


@pytest.fixture
def office() -> Office:
    office = Office()
    office.order()
    return office


@pytest.fixture
def case_id(office: Office) -> str:
    return office.case(summary=WRITTEN)


def announced(office: Office, case_id: str) -> list[OutboxMessage]:
    with office.store.unit_of_work() as uow:
        return list(uow.outbox.of_case(case_id))


def news(office: Office, case_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Topic and payload of everything after the opening."""
    return [(one.topic, dict(one.payload)) for one in announced(office, case_id)[1:]]


def a_hold(office: Office, case_id: str) -> str:
    hold = ApplyPayoutHold(
        case_id=case_id,
        order_id="ord_1001",
        provider_id="usr_p1",
        amount_cents=1_000,
        reason=WRITTEN,
    )
    return office.does(hold, FAY)


def hold_payload(hold_id: str, status: str) -> dict[str, Any]:
    return {
        "hold_id": hold_id,
        "order_id": "ord_1001",
        "leg_id": None,
        "provider_id": "usr_p1",
        "amount_cents": 1_000,
        "currency": "USD",
        "status": status,
        "rule": None,
        "expires_at": "2027-03-01T12:00:00Z",
    }


def moved(office: Office, case_id: str, status: CaseStatus, **more: Any) -> None:
    office.does(SetCaseStatus(case_id=case_id, status=status, reason=WRITTEN, **more), TESS)


def test_a_new_case_is_announced_with_the_version_it_is_stored_with(
    office: Office, case_id: str
) -> None:
    (opened,) = announced(office, case_id)
    assert opened.topic == "support.case.open"
    assert opened.case_version == office.stored_case(case_id).version
    assert opened.payload == {
        "kind": "booking",
        "subtype": None,
        "status": "new",
        "priority": 3,
        "order_id": "ord_1001",
    }


def test_an_assignment_is_announced(office: Office, case_id: str) -> None:
    office.does(AssignCase(case_id=case_id, owner_admin="usr_tess"), TESS)
    assert news(office, case_id) == [("support.case.assign", {"owner_admin": "usr_tess"})]


def test_a_change_of_status_is_announced_without_its_reason(office: Office, case_id: str) -> None:
    moved(office, case_id, CaseStatus.AWAITING_USER, awaiting=Awaiting.SELLER)
    assert news(office, case_id) == [
        (
            "support.case.status_change",
            {"from": "new", "to": "awaiting_user", "awaiting": "seller", "outcome": None},
        )
    ]


def test_the_answer_that_takes_a_case_up_again_is_announced_as_a_change_of_status(
    office: Office, case_id: str
) -> None:
    moved(office, case_id, CaseStatus.AWAITING_USER)
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN), BUYER)
    topic, payload = news(office, case_id)[-1]
    assert (topic, payload["from"], payload["to"]) == (
        "support.case.status_change",
        "awaiting_user",
        "investigating",
    )


def test_a_close_is_a_change_of_status_and_a_close_and_releases_the_holds_of_the_case(
    office: Office, case_id: str
) -> None:
    hold_id = a_hold(office, case_id)
    moved(office, case_id, CaseStatus.CLOSED)

    told = news(office, case_id)

    assert [topic for topic, _ in told] == [
        "support.hold.apply",
        "support.case.status_change",
        "support.case.close",
        "support.hold.release",
    ]
    assert told[1][1]["to"] == "closed"
    assert told[2][1] == {"outcome": None}
    assert told[3][1] == hold_payload(hold_id, "released")


def test_a_hold_is_announced_when_it_is_applied_and_when_it_is_released(
    office: Office, case_id: str
) -> None:
    hold_id = a_hold(office, case_id)
    office.does(ReleasePayoutHold(hold_id=hold_id, reason=WRITTEN), FAY)
    assert news(office, case_id) == [
        ("support.hold.apply", hold_payload(hold_id, "applied")),
        ("support.hold.release", hold_payload(hold_id, "released")),
    ]


def test_a_deadline_that_passed_is_announced_before_what_came_after_it(
    office: Office, case_id: str
) -> None:
    office.clock.advance(timedelta(days=2))
    moved(office, case_id, CaseStatus.INVESTIGATING)
    topics = [topic for topic, _ in news(office, case_id)]
    assert topics[0] == "sla.breach"
    assert topics[-1] == "support.case.status_change"
    assert news(office, case_id)[0][1] == {
        "clock": "first_response",
        "priority_from": 3,
        "priority_to": 2,
    }


def test_the_messages_of_one_change_share_its_version_and_versions_never_go_back(
    office: Office, case_id: str
) -> None:
    a_hold(office, case_id)
    office.does(AddCaseNote(case_id=case_id, note=WRITTEN), TESS)
    moved(office, case_id, CaseStatus.CLOSED)

    messages = announced(office, case_id)

    versions = [one.case_version for one in messages]
    assert versions == [0, 1, 3, 3, 3]
    assert versions[-1] == office.stored_case(case_id).version
    ids = [one.message_id for one in messages]
    assert ids == sorted(set(ids))


def test_whatever_is_announced_moves_its_case_along(office: Office, case_id: str) -> None:
    before = office.stored_case(case_id).version
    office.does(OnlyAnnounce(case_id=case_id), TESS)
    after = office.stored_case(case_id).version
    assert after == before + 1
    assert announced(office, case_id)[-1].case_version == after


def test_a_case_that_does_not_exist_cannot_be_announced_about(office: Office) -> None:
    with pytest.raises(LookupError, match="sca_none"):
        office.desk.handle(OnlyAnnounce(case_id="sca_none"), TESS)


def test_nothing_that_a_person_wrote_is_announced(office: Office, case_id: str) -> None:
    hold_id = a_hold(office, case_id)
    office.does(ReleasePayoutHold(hold_id=hold_id, reason=WRITTEN), FAY)
    moved(office, case_id, CaseStatus.AWAITING_USER)
    office.does(PostCaseMessage(case_id=case_id, body_md=WRITTEN), BUYER)
    office.refund(case_id, 1_000, note=WRITTEN)
    assert all(WRITTEN not in repr(one) for one in announced(office, case_id))


def test_every_topic_that_is_announced_is_in_the_list(office: Office, case_id: str) -> None:
    a_hold(office, case_id)
    office.refund(case_id, 1_000)
    moved(office, case_id, CaseStatus.INVESTIGATING)
    assert {one.topic for one in announced(office, case_id)} <= set(Topic)
