"""Names, contacts and addresses of content can be forgotten; that there was a claim stays."""

import pytest

from core.dmca.status import DmcaStatus
from core.erasure.case_erasure import CaseErasure
from core.erasure.ground import ErasureGround
from core.timeline.hidden_words import ERASED
from core.use_cases.close_dmca_claim import CloseDmcaClaim
from core.use_cases.handling.erasure_office import ErasureOffice
from tests.dmca.desk import COUNTER_NOTICE, NOTICE, Desk
from tests.use_cases.office import ITSELF, TESS


@pytest.fixture
def desk() -> Desk:
    return Desk()


def erased(desk: Desk, user_id: str) -> list[CaseErasure]:
    told = ErasureOffice(desk.desk).erase(
        user_id, ground=ErasureGround.OBJECTION, decided_by="usr_dpo", request=ITSELF
    )
    return [one for one in told if isinstance(one, CaseErasure)]


def words(desk: Desk, case_id: str) -> dict[str, dict[str, str]]:
    with desk.store.unit_of_work() as uow:
        return {each.part.value: dict(each.words) for each in uow.dmca_claims.words(case_id)}


def test_a_claim_that_is_open_keeps_its_words(desk: Desk) -> None:
    claim = desk.claim(desk.files(claimant_id="usr_clara"))
    (told,) = erased(desk, "usr_clara")
    assert told.kept == "open_dmca_claim"
    assert words(desk, claim.case_id)["notice"] == NOTICE.words()


def test_what_the_claimant_said_is_erased_and_the_counter_notice_stays(desk: Desk) -> None:
    claim_id = desk.files(claimant_id="usr_clara")
    desk.counters(claim_id)
    desk.does(desk.goes_to_court(claim_id), TESS)
    desk.does(CloseDmcaClaim(claim_id=claim_id), TESS)
    case_id = desk.claim(claim_id).case_id

    (told,) = erased(desk, "usr_clara")

    assert told.claim_words == 2
    left = words(desk, case_id)
    assert set(left["notice"].values()) == set(left["court_action"].values()) == {ERASED}
    assert left["counter_notice"] == COUNTER_NOTICE.words()
    assert desk.claim(claim_id).status is DmcaStatus.CLOSED


def test_a_claimant_without_an_account_is_named_by_the_claim(desk: Desk) -> None:
    claim_id = desk.files()
    desk.does(CloseDmcaClaim(claim_id=claim_id), TESS)
    (told,) = erased(desk, claim_id)
    assert told.claim_words == 1


def test_the_uploaders_counter_notice_is_erased_and_the_claim_stays(desk: Desk) -> None:
    claim_id = desk.countered()
    desk.does(desk.goes_to_court(claim_id), TESS)
    desk.does(CloseDmcaClaim(claim_id=claim_id), TESS)
    case_id = desk.claim(claim_id).case_id
    erased(desk, "usr_up")
    left = words(desk, case_id)
    assert set(left["counter_notice"].values()) == {ERASED}
    assert left["notice"] == NOTICE.words()
