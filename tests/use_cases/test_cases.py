"""Working a case: opening, reading, writing on it, and who may."""

from datetime import timedelta
from typing import Any

import pytest

from core.cases.kind import CaseKind
from core.cases.links import Relation
from core.cases.opening import Opening
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.errors import ErrorCode, Refusal
from core.refunds.reasons import RefundReason
from core.sla.fold import fold
from core.timeline.event import ActorKind
from core.timeline.message import Audience
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.add_watcher import AddWatcher
from core.use_cases.assign_case import AssignCase
from core.use_cases.escalate_case import EscalateCase
from core.use_cases.handling.command import Command
from core.use_cases.link_cases import LinkCases
from core.use_cases.list_cases import ListCases
from core.use_cases.open_case import OpenCase
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.read_case import ReadCase
from core.use_cases.read_my_case import ReadMyCase
from core.use_cases.remove_watcher import RemoveWatcher
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.set_case_priority import SetCasePriority
from core.use_cases.set_case_status import SetCaseStatus
from core.views.case_view import CaseView
from core.views.selection import Selection
from tests.use_cases.office import AGENT, BUYER, FAY, SELLER, TESS, Office, keyed, request_of

STRANGER = request_of("usr_tom", AGENT)
FIRST_PAGE = Selection(timeline_pages=frozenset({1}))


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def case_id(office: Office) -> str:
    office.order()
    return office.case(subject_user="usr_b1")


def shown(office: Office, case_id: str, selection: Selection = FIRST_PAGE) -> CaseView:
    view = office.reads(ReadCase(case_id=case_id, selection=selection), TESS)
    assert isinstance(view, CaseView), view
    return view


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"summary": ""}, ErrorCode.BAD_USER_INPUT, "summary"),
        ({"summary": " \n"}, ErrorCode.BAD_USER_INPUT, "summary"),
        ({"summary": "x" * 2_001}, ErrorCode.BAD_USER_INPUT, "summary"),
        ({"summary": "a\x00b"}, ErrorCode.BAD_USER_INPUT, "summary"),
        ({"priority": 0}, ErrorCode.BAD_USER_INPUT, "priority"),
        ({"priority": 6}, ErrorCode.BAD_USER_INPUT, "priority"),
        ({"subtype": "weather"}, ErrorCode.BAD_USER_INPUT, "subtype"),
        ({"subtype": "harassment"}, ErrorCode.BAD_USER_INPUT, "subtype"),
        ({"order_id": "ord_none"}, ErrorCode.ORDER_NOT_FOUND, "orderId"),
        ({"subject_user": "a b"}, ErrorCode.BAD_USER_INPUT, "subjectUser"),
        ({"thread_id": "t" * 129}, ErrorCode.BAD_USER_INPUT, "threadId"),
        ({"watchers": ("",)}, ErrorCode.BAD_USER_INPUT, "watchers"),
        ({"watchers": tuple("abc" * 20)}, ErrorCode.BAD_USER_INPUT, "watchers"),
    ],
)
def test_a_case_is_not_opened_on_bad_input(
    office: Office, changes: dict[str, Any], code: ErrorCode, field: str
) -> None:
    known: dict[str, Any] = {"kind": CaseKind.BOOKING, "summary": "It went wrong."}
    command = OpenCase(opening=Opening(**(known | changes)))
    assert office.refuses(command, TESS) == (code, field)


def test_opening_starts_the_timeline_the_clocks_and_the_audit(office: Office, case_id: str) -> None:
    view = shown(office, case_id)
    assert [event.type for event in view.timeline[1]] == ["opened"]
    assert view.sla_first_at == view.created_at + timedelta(hours=8)
    assert view.sla_due_at == view.created_at + timedelta(hours=72)
    assert office.audited(f"case:{case_id}")[0] == ("case.open", None)


def test_finance_alone_cannot_work_cases_and_the_attempt_is_audited(
    office: Office, case_id: str
) -> None:
    note = AddCaseNote(case_id=case_id, note="Looks fine.")
    assert office.refuses(note, FAY) == (ErrorCode.FORBIDDEN, None)
    assert office.audited(f"case:{case_id}")[-1] == ("case.note", "FORBIDDEN")


def test_a_note_is_for_staff_and_stops_no_clock(office: Office, case_id: str) -> None:
    office.does(AddCaseNote(case_id=case_id, note="The studio admits it."), TESS)
    office.clock.advance(timedelta(hours=9))
    assert office.stored_case(case_id).clocks.breaches_at(office.clock.now())
    event = shown(office, case_id).timeline[1][1]
    assert (event.type, event.payload["body_md"]) == ("note", "The studio admits it.")
    mine = office.reads(ReadMyCase(case_id=case_id), BUYER)
    assert isinstance(mine, CaseView)
    assert mine.messages == ()


def test_an_agents_message_stops_the_first_response_clock(office: Office, case_id: str) -> None:
    office.clock.advance(timedelta(hours=1))
    office.does(PostCaseMessage(case_id=case_id, body_md="We are looking into it."), TESS)
    assert office.stored_case(case_id).clocks.first_response.met_at == office.clock.now()


def test_a_late_answer_does_not_hide_the_breach(office: Office, case_id: str) -> None:
    office.clock.advance(timedelta(hours=8))
    office.does(PostCaseMessage(case_id=case_id, body_md="Sorry for the wait."), TESS)
    case = office.stored_case(case_id)
    assert office.told(case_id) == ["opened", "sla_breach", "message"]
    assert office.timeline(case_id)[1].actor_kind is ActorKind.SYSTEM
    assert (case.priority, case.escalated) == (2, True)
    assert case.clocks.first_response.breached


def test_the_awaited_partys_answer_takes_the_case_up_again(office: Office, case_id: str) -> None:
    wait = SetCaseStatus(case_id=case_id, status=CaseStatus.AWAITING_USER, awaiting=Awaiting.SELLER)
    office.does(wait, TESS)
    office.does(PostCaseMessage(case_id=case_id, body_md="Any news?"), BUYER)
    assert office.stored_case(case_id).status is CaseStatus.AWAITING_USER
    office.does(PostCaseMessage(case_id=case_id, body_md="I was ill that day."), SELLER)
    assert office.stored_case(case_id).status is CaseStatus.INVESTIGATING


def test_waiting_pauses_the_resolution_clock_and_its_time_is_added_back(
    office: Office, case_id: str
) -> None:
    due = office.stored_case(case_id).clocks.resolution_due_at
    assert due is not None
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.AWAITING_USER), TESS)
    assert shown(office, case_id).sla_due_at is None
    office.clock.advance(timedelta(hours=5))
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.INVESTIGATING), TESS)
    paused = shown(office, case_id).sla_due_at
    assert paused is not None
    assert timedelta(0) <= due + timedelta(hours=5) - paused < timedelta(milliseconds=1)


def test_the_stored_clocks_are_the_fold_of_the_timeline(office: Office, case_id: str) -> None:
    office.does(SetCasePriority(case_id=case_id, priority=2), TESS)
    office.clock.advance(timedelta(hours=5))
    office.does(PostCaseMessage(case_id=case_id, body_md="Hello."), TESS)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.AWAITING_USER), TESS)
    office.clock.advance(timedelta(days=3))
    office.does(PostCaseMessage(case_id=case_id, body_md="Here is the receipt."), BUYER)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.DECISION_PENDING), TESS)
    solved = SetCaseStatus(case_id=case_id, status=CaseStatus.RESOLVED, outcome=Outcome.SOLVED)
    office.does(solved, TESS)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.INVESTIGATING), TESS)
    office.clock.advance(timedelta(days=9))
    office.does(AddCaseNote(case_id=case_id, note="Late again."), TESS)
    sla = office.desk.policies.current().sla
    assert fold(office.timeline(case_id), sla) == office.stored_case(case_id).clocks
    assert office.told(case_id).count("sla_breach") == 2


def test_events_of_a_case_never_stand_before_the_one_before_them(
    office: Office, case_id: str
) -> None:
    for number in range(5):
        office.does(AddCaseNote(case_id=case_id, note=f"Note {number}."), TESS)
    instants = [event.created_at for event in office.timeline(case_id)]
    assert instants == sorted(set(instants))


def test_strangers_see_nothing_of_a_case_and_the_attempt_is_audited(
    office: Office, case_id: str
) -> None:
    nobody = request_of("usr_nobody", BUYER.roles)
    told = office.reads(ReadMyCase(case_id=case_id), nobody)
    assert isinstance(told, Refusal)
    assert told.code is ErrorCode.CASE_ACCESS_DENIED
    message = PostCaseMessage(case_id=case_id, body_md="Let me in.")
    assert office.refuses(message, nobody) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    assert office.audited(f"case:{case_id}")[-2:] == [
        ("case.view_own", "CASE_ACCESS_DENIED"),
        ("case.message", "CASE_ACCESS_DENIED"),
    ]


def test_people_outside_cannot_write_for_staff(office: Office, case_id: str) -> None:
    message = PostCaseMessage(case_id=case_id, body_md="psst", audience=Audience.STAFF)
    assert office.refuses(message, BUYER) == (ErrorCode.FORBIDDEN, "audience")


def test_who_moves_money_and_is_a_customer_too_works_no_case(office: Office, case_id: str) -> None:
    """Each role alone counts where it is asked for: together they make no agent."""
    both = FAY.roles | BUYER.roles
    message = PostCaseMessage(case_id=case_id, body_md="On our behalf.")
    elsewhere = request_of("usr_fay", both)
    assert office.refuses(message, elsewhere) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    note = PostCaseMessage(case_id=case_id, body_md="psst", audience=Audience.STAFF)
    assert office.refuses(note, request_of("usr_b1", both)) == (ErrorCode.FORBIDDEN, "audience")

    office.does(message, request_of("usr_b1", both))
    told = office.timeline(case_id)[-1]
    assert (told.actor_kind, told.payload["author_role"]) == (ActorKind.USER, "buyer")


def every_change_of(case_id: str, other: str) -> list[Command[Any]]:
    return [
        AddCaseNote(case_id=case_id, note="x"),
        AssignCase(case_id=case_id, owner_admin="usr_tom"),
        SetCaseStatus(case_id=case_id, status=CaseStatus.TRIAGE),
        SetCasePriority(case_id=case_id, priority=1),
        EscalateCase(case_id=case_id),
        RestrictCase(case_id=case_id, restricted=False),
        AddWatcher(case_id=case_id, user_id="usr_tom"),
        RemoveWatcher(case_id=case_id, user_id="usr_tom"),
        LinkCases(case_id=case_id, other_case_id=other, relation=Relation.RELATED),
        PostCaseMessage(case_id=case_id, body_md="x"),
    ]


def test_a_restricted_case_is_closed_to_all_it_does_not_name(office: Office, case_id: str) -> None:
    other = office.case(None)
    office.does(RestrictCase(case_id=case_id), TESS)
    for command in every_change_of(case_id, other):
        assert office.refuses(command, STRANGER) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    told = office.reads(ReadCase(case_id=case_id), STRANGER)
    assert isinstance(told, Refusal)
    listed = office.reads(ListCases(), STRANGER)
    assert not isinstance(listed, Refusal)
    assert [view.case_id for view in listed] == [other]
    office.does(AddWatcher(case_id=case_id, user_id="usr_tom"), TESS)
    assert not isinstance(office.reads(ReadCase(case_id=case_id), STRANGER), Refusal)


def test_a_restricted_case_is_closed_to_the_people_of_its_order_too(
    office: Office, case_id: str
) -> None:
    office.does(RestrictCase(case_id=case_id), TESS)
    message = PostCaseMessage(case_id=case_id, body_md="What is going on?")
    assert office.refuses(message, SELLER) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    assert isinstance(office.reads(ReadMyCase(case_id=case_id), SELLER), Refusal)
    office.does(AddWatcher(case_id=case_id, user_id="usr_b1"), TESS)
    assert not isinstance(office.reads(ReadMyCase(case_id=case_id), BUYER), Refusal)


def test_linking_to_a_case_one_may_not_open_is_refused_for_that_case(
    office: Office, case_id: str
) -> None:
    other = office.case(None)
    office.does(RestrictCase(case_id=case_id), TESS)
    link = LinkCases(case_id=other, other_case_id=case_id, relation=Relation.DUPLICATE_OF)
    assert office.refuses(link, STRANGER) == (ErrorCode.CASE_ACCESS_DENIED, "otherCaseId")


def test_links_are_told_on_both_timelines_and_made_once(office: Office, case_id: str) -> None:
    other = office.case(None)
    link = LinkCases(case_id=case_id, other_case_id=other, relation=Relation.DUPLICATE_OF)
    office.does(link, TESS)
    assert office.told(case_id)[-1] == office.told(other)[-1] == "linked"
    assert office.refuses(link, TESS) == (ErrorCode.BAD_USER_INPUT, "otherCaseId")
    itself = LinkCases(case_id=case_id, other_case_id=case_id, relation=Relation.RELATED)
    assert office.refuses(itself, TESS) == (ErrorCode.BAD_USER_INPUT, "otherCaseId")


def test_related_cases_are_not_related_again_from_the_other_side(
    office: Office, case_id: str
) -> None:
    other = office.case(None)
    office.does(LinkCases(case_id=case_id, other_case_id=other, relation=Relation.RELATED), TESS)
    back = LinkCases(case_id=other, other_case_id=case_id, relation=Relation.RELATED)
    assert office.refuses(back, TESS) == (ErrorCode.BAD_USER_INPUT, "otherCaseId")


def test_a_stale_version_is_a_conflict_and_the_fresh_one_is_not(
    office: Office, case_id: str
) -> None:
    seen = shown(office, case_id).version
    office.does(AddCaseNote(case_id=case_id, note="one", expected_version=seen), TESS)
    stale = AddCaseNote(case_id=case_id, note="two", expected_version=seen)
    assert office.refuses(stale, TESS) == (ErrorCode.CONFLICT, "expectedVersion")
    office.does(AddCaseNote(case_id=case_id, note="two", expected_version=seen + 1), TESS)


def test_opening_under_one_key_opens_one_case_for_each_person(office: Office) -> None:
    command = OpenCase(opening=Opening(kind=CaseKind.PRODUCT, summary="Cannot log in."))
    first = office.does(command, keyed(TESS, "k"))
    assert office.does(command, keyed(TESS, "k")) == first
    assert office.does(command, keyed(STRANGER, "k")) != first


def test_assigning_is_told_with_the_owner_before(office: Office, case_id: str) -> None:
    office.does(AssignCase(case_id=case_id, owner_admin="usr_tom"), TESS)
    office.does(AssignCase(case_id=case_id, owner_admin="usr_ann"), TESS)
    assert office.timeline(case_id)[-1].payload == {"from": "usr_tom", "to": "usr_ann"}


def test_goodwill_is_no_reason_of_a_card_refund() -> None:
    assert "goodwill" not in set(RefundReason)
