"""A sworn notice, the content out of sight, and its uploader told (domain.md, *DMCA*)."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.dmca.content_order import ContentAct
from core.dmca.status import DmcaStatus, RestoreGround
from core.errors import ErrorCode
from core.parked.parked_work import ParkedKind
from core.use_cases.close_dmca_claim import CloseDmcaClaim
from core.use_cases.set_case_status import SetCaseStatus
from core.use_cases.settle_content_order import SettleContentOrder
from core.use_cases.withdraw_dmca_claim import WithdrawDmcaClaim
from ports.content_visibility import Taken
from tests.dmca.desk import COUNTER_NOTICE, NOTICE, UPLOADER, URL, Desk
from tests.use_cases.office import FAY, ITSELF, TESS

AWAY = "the bus is away"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_content_is_hidden_at_once_and_its_uploader_told(desk: Desk) -> None:
    claim = desk.claim(desk.files())

    assert claim.status is DmcaStatus.CREATOR_NOTIFIED
    assert desk.content.hides(URL)
    told = desk.told(claim.case_id)
    assert told == ["opened", "dmca_claim", "dmca_hide", "message", "dmca_uploader_notified"]
    assert desk.announced(claim.case_id) == [
        "support.case.open",
        "dmca.received",
        "dmca.hidden",
    ]
    case = desk.stored_case(claim.case_id)
    assert (case.kind, case.creator_id, case.evidenced) == (CaseKind.DMCA, "usr_up", True)


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("claimant_name", " ", "claimantName"),
        ("claimant_address", "", "claimantAddress"),
        ("claimant_phone", "call me", "claimantPhone"),
        ("claimant_phone", "", "claimantPhone"),
        ("claimant_email", "clara", "claimantEmail"),
        ("signature", "", "signature"),
        ("work_description", "\n", "workDescription"),
        ("work_description", "x" * 2001, "workDescription"),
        ("urls", (), "urls"),
        ("urls", ("ftp://market.example/p",), "urls"),
        ("urls", ("javascript:alert(1)",), "urls"),
        ("urls", ("https:///p",), "urls"),
        ("urls", ("https://u:p@market.example/",), "urls"),
        ("urls", (URL, URL), "urls"),
        ("urls", tuple(f"{URL}{number}" for number in range(101)), "urls"),
        ("good_faith", False, "goodFaith"),
        ("accurate_under_penalty_of_perjury", False, "accurateUnderPenaltyOfPerjury"),
    ],
)
def test_a_notice_without_what_the_law_wants_is_refused_and_names_it(
    desk: Desk, field: str, value: Any, named: str
) -> None:
    notice = evolve(NOTICE, **{field: value})
    assert desk.refuses(desk.filing(notice=notice), TESS) == (ErrorCode.BAD_USER_INPUT, named)


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("signature", "", "signature"),
        ("removed_material", "", "removedMaterial"),
        ("former_urls", (), "formerUrls"),
        ("former_urls", ("nowhere",), "formerUrls"),
        ("mistake_under_penalty_of_perjury", False, "mistakeUnderPenaltyOfPerjury"),
        ("name", "", "name"),
        ("address", "", "address"),
        ("phone", "12", "phone"),
        ("consents_to_jurisdiction", False, "consentsToJurisdiction"),
    ],
)
def test_a_counter_notice_without_what_the_law_wants_is_refused_and_names_it(
    desk: Desk, field: str, value: Any, named: str
) -> None:
    countering = desk.countering(desk.files(), **{field: value})
    assert desk.refuses(countering, UPLOADER) == (ErrorCode.BAD_USER_INPUT, named)


def test_finance_does_not_take_content_down(desk: Desk) -> None:
    assert desk.refuses(desk.filing(), FAY) == (ErrorCode.FORBIDDEN, None)


def test_a_claim_joins_an_open_case_of_its_kind_about_the_same_creator(desk: Desk) -> None:
    case_id = desk.case(None, kind=CaseKind.DMCA)
    claims = [desk.files(case_id=case_id) for _ in range(2)]
    assert {desk.claim(claim).case_id for claim in claims} == {case_id}

    booking = desk.case(None)
    assert desk.refuses(desk.filing(case_id=booking), TESS) == (
        ErrorCode.INVALID_TRANSITION,
        "caseId",
    )
    other = desk.filing(case_id=case_id, creator_id="usr_other")
    assert desk.refuses(other, TESS) == (ErrorCode.BAD_USER_INPUT, "creatorId")
    desk.order()
    elsewhere = desk.filing(case_id=case_id, order_id="ord_1001")
    assert desk.refuses(elsewhere, TESS) == (ErrorCode.ORDER_NOT_ON_CASE, "orderId")


def test_an_order_has_to_be_known_and_its_payout_is_held(desk: Desk) -> None:
    assert desk.refuses(desk.filing(order_id="ord_1001"), TESS) == (
        ErrorCode.ORDER_NOT_FOUND,
        "orderId",
    )
    desk.order()
    claim = desk.claim(desk.files(order_id="ord_1001"))

    with desk.store.unit_of_work() as uow:
        holds = uow.payout_holds.of_case(claim.case_id)
    assert [hold.rule for hold in holds] == ["dmca_claim"]


def test_an_order_about_content_that_nobody_takes_is_sent_until_somebody_does(desk: Desk) -> None:
    desk.content.away_because = AWAY
    claim_id = desk.files()
    assert desk.claim(claim_id).status is DmcaStatus.CLAIM_RECEIVED
    for pause in (5, 15, 60, 60):
        desk.clock.advance(timedelta(minutes=pause) - timedelta(seconds=1))
        assert desk.sweeps() == []
        desk.clock.advance(timedelta(seconds=1))
        assert desk.sweeps() == ["content order"]
    with desk.store.unit_of_work() as uow:
        parked = uow.parking.waiting(ParkedKind.CONTENT_ORDER, claim_id)
    assert parked is not None
    assert parked.why == AWAY

    desk.content.away_because = None
    desk.clock.advance(timedelta(hours=1))
    desk.sweeps()
    assert desk.claim(claim_id).status is DmcaStatus.CREATOR_NOTIFIED
    with desk.store.unit_of_work() as uow:
        assert uow.parking.waiting(ParkedKind.CONTENT_ORDER, claim_id) is None


def test_what_was_ordered_before_a_crash_is_hidden_by_the_sweep(desk: Desk) -> None:
    claim_id = desk.does(desk.filing(), TESS)
    assert not desk.content.hides(URL)
    desk.clock.advance(timedelta(minutes=1))
    assert desk.sweeps() == ["content order"]
    assert desk.content.hides(URL)
    assert desk.claim(claim_id).status is DmcaStatus.CREATOR_NOTIFIED


def test_an_order_that_arrives_twice_or_late_changes_nothing(desk: Desk) -> None:
    claim_id = desk.files()
    desk.gives(WithdrawDmcaClaim(claim_id=claim_id, reason="It is licensed."))
    hide, restore = desk.content.told
    assert (hide.act, hide.number) == (ContentAct.HIDE, 1)
    assert (restore.act, restore.number) == (ContentAct.RESTORE, 2)

    desk.content.tell(hide)
    assert not desk.content.hides(URL)


def test_an_order_that_was_replaced_settles_nothing(desk: Desk) -> None:
    desk.content.away_because = AWAY
    claim_id = desk.files()
    desk.gives(WithdrawDmcaClaim(claim_id=claim_id, reason="It is licensed."))
    late = SettleContentOrder(claim_id=claim_id, number=1, outcome=Taken())
    assert desk.does(late, ITSELF) is False
    claim = desk.claim(claim_id)
    assert (claim.status, claim.ordered) == (DmcaStatus.CLAIM_RECEIVED, ContentAct.RESTORE)


def test_content_stays_hidden_while_another_claim_has_it_hidden(desk: Desk) -> None:
    first, second = desk.files(), desk.files()
    desk.gives(WithdrawDmcaClaim(claim_id=first, reason="It is licensed."))
    assert desk.content.hides(URL)
    desk.gives(WithdrawDmcaClaim(claim_id=second, reason="It is licensed."))
    assert not desk.content.hides(URL)


def test_a_claim_is_withdrawn_at_any_time_until_it_is_over(desk: Desk) -> None:
    claim_id = desk.countered()
    withdrawal = WithdrawDmcaClaim(claim_id=claim_id, reason="It is licensed.")
    desk.gives(withdrawal)

    claim = desk.claim(claim_id)
    assert (claim.status, claim.restore_ground) == (DmcaStatus.RESTORED, RestoreGround.WITHDRAWN)
    assert not claim.counts
    assert desk.refuses(withdrawal, TESS) == (ErrorCode.NOT_ACTIVE, "claimId")


def test_a_claim_that_is_withdrawn_before_anything_was_hidden_is_restored(desk: Desk) -> None:
    desk.content.away_because = AWAY
    claim_id = desk.files()
    desk.gives(WithdrawDmcaClaim(claim_id=claim_id, reason="It is licensed."))
    desk.content.away_because = None
    desk.clock.advance(timedelta(minutes=5))
    desk.sweeps()
    assert desk.claim(claim_id).status is DmcaStatus.RESTORED
    assert [order.act for order in desk.content.told] == [ContentAct.RESTORE]


def test_a_claim_that_nobody_counters_is_closed_with_its_content_down(desk: Desk) -> None:
    claim_id = desk.files()
    desk.does(CloseDmcaClaim(claim_id=claim_id), TESS)

    claim = desk.claim(claim_id)
    assert claim.status is DmcaStatus.CLOSED
    assert claim.counts
    assert desk.content.hides(URL)
    assert desk.refuses(desk.countering(claim_id), UPLOADER) == (
        ErrorCode.INVALID_TRANSITION,
        "claimId",
    )


def test_a_case_is_not_closed_while_its_content_is_on_its_way(desk: Desk) -> None:
    desk.content.away_because = AWAY
    case_id = desk.claim(desk.files()).case_id
    closing = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    assert desk.refuses(closing, TESS) == (ErrorCode.INVALID_TRANSITION, "status")


def test_the_third_claim_that_stands_makes_a_repeat_offender_and_escalates(desk: Desk) -> None:
    first, _ = desk.files(), desk.files()
    third = desk.claim(desk.files())
    assert (third.upheld_claims, third.repeat_offender) == (3, True)
    assert desk.stored_case(third.case_id).escalated

    desk.gives(WithdrawDmcaClaim(claim_id=first, reason="It is licensed."))
    desk.counters(third.claim_id)
    fourth = desk.claim(desk.files())
    assert (fourth.upheld_claims, fourth.repeat_offender) == (2, False)
    assert not desk.stored_case(fourth.case_id).escalated


def test_no_word_of_anybody_is_in_what_is_announced_or_audited(desk: Desk) -> None:
    claim = desk.claim(desk.countered())
    desk.does(desk.goes_to_court(claim.claim_id), TESS)
    words = {*NOTICE.words().values(), *COUNTER_NOTICE.words().values(), "S.D.N.Y.", "1:26-cv-1"}
    with desk.store.unit_of_work() as uow:
        told = [repr(message.payload) for message in uow.outbox.of_case(claim.case_id)]
        told += [repr(one) for one in uow.audit_trail.of_resource(f"case:{claim.case_id}")]
        told += [repr(event.payload) for event in uow.timeline.of_case(claim.case_id)]
    assert [word for word in words if any(word in text for text in told)] == []
