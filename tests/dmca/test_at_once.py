"""Many at one claim and at one person's past, on every store: the outcome is that of some order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest

from core.cases.fact import FactName
from core.cases.kind import CaseKind
from core.dmca.status import DmcaStatus
from core.errors import ErrorCode, Refusal
from core.use_cases.decide_violation import DecideViolation
from core.use_cases.file_dmca_claim import FileDmcaClaim
from core.use_cases.record_case_fact import RecordCaseFact
from core.use_cases.withdraw_dmca_claim import WithdrawDmcaClaim
from tests.contracts.backends import Backend
from tests.dmca.desk import EARLIEST, NOTICE, UPLOADER, URL, Desk
from tests.use_cases.office import TESS

ROUNDS = 5


@pytest.fixture
def desk(backend: Backend) -> Desk:
    return Desk(store=backend.store)


def at_once(*asked: Callable[[], Any]) -> list[Any]:
    """What each was told who all asked in the same moment."""
    gate = Barrier(len(asked))

    def one(ask: Callable[[], Any]) -> Any:
        gate.wait()
        return ask()

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(one, asked))


def codes(told: list[Any]) -> list[ErrorCode]:
    return [answer.code for answer in told if isinstance(answer, Refusal)]


def test_two_sweeps_at_once_bring_content_back_once(desk: Desk) -> None:
    claims = [desk.countered() for _ in range(3)]
    desk.is_at(EARLIEST)
    at_once(desk.sweeps, desk.sweeps, desk.sweeps)
    for claim_id in claims:
        claim = desk.claim(claim_id)
        assert (claim.status, claim.order_number) == (DmcaStatus.RESTORED, 2)
        assert desk.told(claim.case_id).count("dmca_restore") == 1
        assert desk.announced(claim.case_id).count("dmca.restored") == 1
    assert not desk.content.hides(URL)


def test_a_court_action_and_the_sweep_cannot_both_win(desk: Desk) -> None:
    won = set()
    for _ in range(ROUNDS):
        claim_id = desk.files()
        desk.counters(claim_id)
        window = desk.claim(claim_id).window
        assert window is not None
        desk.is_at(window.not_before)
        reporting = desk.goes_to_court(claim_id)
        told, _ = at_once(partial(desk.desk.handle, reporting, TESS), desk.sweeps)
        claim = desk.claim(claim_id)
        kept = told is True
        won.add(kept)
        assert claim.status is (DmcaStatus.KEPT_DOWN if kept else DmcaStatus.RESTORED)
        assert codes([told]) == ([] if kept else [ErrorCode.NOT_ACTIVE])
        assert desk.content.hides(URL) is kept
        if kept:
            desk.gives(WithdrawDmcaClaim(claim_id=claim_id, reason="Next."))
    assert won


def test_a_counter_notice_is_taken_in_once(desk: Desk) -> None:
    claim_id = desk.files()
    countering = desk.countering(claim_id)
    told = at_once(*[lambda: desk.desk.handle(countering, UPLOADER)] * 3)
    assert sorted(map(repr, told)).count("True") == 1
    assert codes(told) == [ErrorCode.INVALID_TRANSITION] * 2
    with desk.store.unit_of_work() as uow:
        assert len(uow.dmca_claims.words(desk.claim(claim_id).case_id)) == 2


def test_claims_filed_at_once_count_one_another(desk: Desk) -> None:
    def file() -> str | Refusal:
        return desk.desk.handle(FileDmcaClaim(creator_id="usr_up", notice=NOTICE), TESS)

    claims = [desk.claim(str(claim_id)) for claim_id in at_once(*[file] * 3)]
    claims += [desk.claim(str(claim_id)) for claim_id in at_once(*[file] * 3)]
    assert sorted(claim.upheld_claims for claim in claims) == [1, 2, 3, 4, 5, 6]
    assert sum(claim.repeat_offender for claim in claims) == 4


def test_decisions_made_at_once_follow_one_another(desk: Desk) -> None:
    cases = [desk.case(None, kind=CaseKind.POLICY, subject_user="usr_bad") for _ in range(3)]
    for case_id in cases:
        fact = RecordCaseFact(case_id=case_id, fact=FactName.QUALITY_VALIDATED, note="Read.")
        desk.does(fact, TESS)
    deciding = [DecideViolation(case_id=case_id, reason="Threats.") for case_id in cases]
    told = at_once(*[partial(desk.desk.handle, one, TESS) for one in deciding])
    assert codes(told) == []
    with desk.store.unit_of_work() as uow:
        found = uow.violations.of_user("usr_bad")
    assert sorted(one.sanction for one in found) == ["removal", "suspension", "warning"]
