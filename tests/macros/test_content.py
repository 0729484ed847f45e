"""Which claim of a case a macro brings content back under."""

import pytest

from adapters.system.toml_macros import TomlMacros
from core.dmca.status import DmcaStatus
from core.errors import ErrorCode, Refusal
from core.macros.taken import Applied
from core.use_cases.handling.macro_office import MacroOffice
from tests.dmca.desk import EARLIEST, SECOND, Desk
from tests.macros.desk import ADA, asked
from tests.use_cases.office import TESS


@pytest.fixture
def desk() -> Desk:
    return Desk()


def restores(desk: Desk, case_id: str) -> Applied | Refusal:
    office = MacroOffice(
        desk=desk.desk, macros=TomlMacros(), refunds=desk.refunds, content=desk.dmca
    )
    return office.apply(asked(case_id, "dmca_restore", {}), ADA)


def test_a_claim_that_a_court_keeps_down_hides_no_claim_that_waits(desk: Desk) -> None:
    kept_down = desk.countered()
    waiting = desk.files(case_id=desk.claim(kept_down).case_id)
    desk.counters(waiting)
    desk.does(desk.goes_to_court(kept_down), TESS)
    desk.is_at(EARLIEST)

    told = restores(desk, desk.claim(kept_down).case_id)
    assert isinstance(told, Applied), told
    assert desk.claim(kept_down).status is DmcaStatus.KEPT_DOWN
    assert desk.claim(waiting).status is DmcaStatus.RESTORED


def test_of_two_that_wait_the_one_whose_window_began_comes_back(desk: Desk) -> None:
    late = desk.files()
    early = desk.files(case_id=desk.claim(late).case_id)
    desk.counters(early)
    desk.is_at(EARLIEST - SECOND)
    desk.counters(late)
    desk.is_at(EARLIEST)

    told = restores(desk, desk.claim(late).case_id)
    assert isinstance(told, Applied), told
    assert desk.claim(early).status is DmcaStatus.RESTORED
    assert desk.claim(late).status is DmcaStatus.COUNTER_NOTICED


def test_where_all_are_kept_down_the_refusal_says_so(desk: Desk) -> None:
    claim_id = desk.countered()
    desk.does(desk.goes_to_court(claim_id), TESS)
    desk.is_at(EARLIEST)
    told = restores(desk, desk.claim(claim_id).case_id)
    assert isinstance(told, Refusal)
    assert told.code is ErrorCode.INVALID_TRANSITION
