"""Who does not answer is reminded, then the case is closed (docs/adr/0027)."""

from datetime import timedelta

import pytest

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.timeline.event import ActorKind
from core.timeline.message import Audience, AuthorRole
from core.use_cases.add_case_note import AddCaseNote
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.set_case_status import SetCaseStatus
from tests.sweeping.going_round import after
from tests.use_cases.office import BUYER, FAY, SELLER, TESS, Office

WAITING = "waiting case"
TICK = {"microseconds": 1}


def status(office: Office, case_id: str, to: CaseStatus, **more: object) -> None:
    office.does(SetCaseStatus(case_id=case_id, status=to, **more), TESS)  # type: ignore[arg-type]


def says(office: Office, case_id: str, who: object = BUYER) -> None:
    office.does(PostCaseMessage(case_id=case_id, body_md="Here it is."), who)  # type: ignore[arg-type]


def what_waited(office: Office, **time: float) -> list[str]:
    return [item for kind, item in after(office, Concern.SLA, **time) if kind == WAITING]


@pytest.fixture
def case_id(office: Office) -> str:
    """It waits for the customer from now on; an agent has answered, and no clock runs."""
    case_id = office.case()
    says(office, case_id, TESS)
    status(office, case_id, CaseStatus.AWAITING_USER)
    return case_id


@pytest.fixture
def resolved(office: Office) -> str:
    case_id = office.case()
    says(office, case_id, TESS)
    says(office, case_id)
    for to in (CaseStatus.TRIAGE, CaseStatus.DECISION_PENDING):
        status(office, case_id, to)
    status(office, case_id, CaseStatus.RESOLVED, outcome=Outcome.SOLVED)
    return case_id


def test_after_three_days_a_reminder_is_written_that_all_can_read(
    office: Office, case_id: str
) -> None:
    assert what_waited(office, days=3, seconds=1) == [case_id]

    assert office.told(case_id)[-2:] == ["message", "nudged"]
    nudged = office.timeline(case_id)[-1]
    assert (nudged.actor_kind, nudged.payload["awaiting"]) == (ActorKind.SYSTEM, "customer")
    with office.store.unit_of_work() as uow:
        message = uow.messages.of_case(case_id)[-1]
    assert (message.author_role, message.audience) == (AuthorRole.SYSTEM, Audience.PARTICIPANTS)
    assert message.body_md == (
        "This case waits for an answer of the customer. Without one it will be closed after"
        " 11 December 2026."
    )
    assert office.stored_case(case_id).status is CaseStatus.AWAITING_USER
    assert what_waited(office, days=6) == []


def test_not_an_instant_before(office: Office, case_id: str) -> None:
    assert what_waited(office, days=3) == []
    assert what_waited(office, **TICK) == []
    assert what_waited(office, **TICK) == [case_id]


def test_after_ten_days_the_case_is_closed_and_its_holds_released(
    office: Office, case_id: str
) -> None:
    hold = ApplyPayoutHold(
        case_id=case_id, order_id="ord_1001", provider_id="usr_p1", amount_cents=5, reason="wait"
    )
    office.does(hold, FAY)
    what_waited(office, days=3, seconds=1)

    assert what_waited(office, days=7, seconds=1) == [case_id]

    case = office.stored_case(case_id)
    assert (case.status, case.outcome, case.waiting) == (CaseStatus.CLOSED, None, None)
    closing, released = office.timeline(case_id)[-2:]
    assert (closing.actor_kind, closing.payload["reason"]) == (
        ActorKind.SYSTEM,
        "nobody answered",
    )
    assert released.type == "hold_released"
    assert what_waited(office, days=99) == []


def test_a_late_reminder_leaves_as_much_time_as_one_in_time(office: Office, case_id: str) -> None:
    assert what_waited(office, days=40) == [case_id]
    assert office.told(case_id)[-1] == "nudged"
    assert what_waited(office, days=6) == []
    assert what_waited(office, days=1, seconds=1) == [case_id]
    assert office.stored_case(case_id).status is CaseStatus.CLOSED


def test_the_awaited_answer_ends_the_waiting(office: Office, case_id: str) -> None:
    what_waited(office, days=4)
    says(office, case_id)
    assert office.stored_case(case_id).waiting is None
    assert what_waited(office, days=2) == []
    status(office, case_id, CaseStatus.AWAITING_USER, awaiting=Awaiting.SELLER)
    assert what_waited(office, days=3, seconds=1) == [case_id]
    assert office.timeline(case_id)[-1].payload["awaiting"] == "seller"


def test_words_of_others_are_no_answer(office: Office, case_id: str) -> None:
    office.clock.advance(timedelta(days=2))
    says(office, case_id, SELLER)
    says(office, case_id, TESS)
    office.does(AddCaseNote(case_id=case_id, note="Still nothing."), TESS)
    assert what_waited(office, days=1, seconds=1) == [case_id]


def test_waiting_for_the_other_side_starts_anew(office: Office, case_id: str) -> None:
    office.clock.advance(timedelta(days=2))
    status(office, case_id, CaseStatus.AWAITING_USER, awaiting=Awaiting.SELLER)
    assert what_waited(office, days=1, seconds=1) == []
    assert what_waited(office, days=2) == [case_id]


def test_a_resolved_case_is_closed_a_week_after_the_last_word_in_it(
    office: Office, resolved: str
) -> None:
    office.clock.advance(timedelta(days=5))
    says(office, resolved)
    assert what_waited(office, days=6) == []
    assert what_waited(office, days=1, seconds=1) == [resolved]
    case = office.stored_case(resolved)
    assert (case.status, case.outcome) == (CaseStatus.CLOSED, Outcome.SOLVED)
    assert office.timeline(resolved)[-1].payload["reason"] == "resolved, and nothing more was heard"


def test_what_must_not_be_closed_stays_open_and_the_timeline_says_why_once(
    office: Office, resolved: str
) -> None:
    refund_id = office.refund(resolved, 110_000)
    assert what_waited(office, days=7, seconds=1) == [resolved]
    told = office.timeline(resolved)[-1]
    assert (told.type, told.actor_kind) == ("kept_open", ActorKind.SYSTEM)
    assert refund_id in told.payload["why"]
    assert office.stored_case(resolved).status is CaseStatus.RESOLVED
    assert what_waited(office, days=9) == []
    assert office.told(resolved).count("kept_open") == 1

    after(office, Concern.REFUNDS, days=1)
    assert office.stored_refund(refund_id).failure == "expired"
    assert what_waited(office, days=1) == [resolved]
    assert office.stored_case(resolved).status is CaseStatus.CLOSED
