"""Payout holds, from applying to the close of their case."""

from typing import Any

import pytest

from core.cases.status import CaseStatus
from core.errors import ErrorCode
from core.holds.payable import Payable
from core.refunds.refund import RefundStatus
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.set_case_status import SetCaseStatus
from tests.use_cases.office import FAY, TESS, Office


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def case_id(office: Office) -> str:
    office.order()
    return office.case()


def a_hold(case_id: str, cents: int, **more: Any) -> ApplyPayoutHold:
    asked: dict[str, Any] = {
        "order_id": "ord_1001",
        "provider_id": "usr_p1",
        "reason": "no-show under investigation",
    }
    return ApplyPayoutHold(case_id=case_id, amount_cents=cents, **(asked | more))


def payable(office: Office) -> Payable:
    with office.store.unit_of_work() as uow:
        (only,) = uow.payables.of_order("ord_1001")
    return only


def test_a_hold_is_applied_released_and_told(office: Office, case_id: str) -> None:
    hold_id = office.does(a_hold(case_id, 108_250), FAY)
    assert payable(office).free_cents == 0
    office.does(ReleasePayoutHold(hold_id=hold_id, reason="cleared"), FAY)
    assert payable(office).held_cents == 0
    assert office.told(case_id) == ["opened", "hold_applied", "hold_released"]
    again = ReleasePayoutHold(hold_id=hold_id)
    assert office.refuses(again, FAY) == (ErrorCode.NOT_ACTIVE, "holdId")


@pytest.mark.parametrize(
    ("cents", "more", "code", "field"),
    [
        (108_251, {}, ErrorCode.PAYOUT_HOLD_APPLY_FAILED, "amountCents"),
        (0, {}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        (-5, {}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        (2**31, {}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        (1, {"provider_id": "usr_px"}, ErrorCode.BAD_USER_INPUT, "providerId"),
        (1, {"order_id": "ord_none"}, ErrorCode.ORDER_NOT_FOUND, "orderId"),
        (1, {"leg_id": "leg_9"}, ErrorCode.BAD_USER_INPUT, "legId"),
        (1, {"reason": ""}, ErrorCode.BAD_USER_INPUT, "reason"),
        (1, {"case_id": "sca_none"}, ErrorCode.CASE_NOT_FOUND, "caseId"),
    ],
)
def test_a_hold_beyond_what_is_owed_or_on_nothing_is_refused_by_name(
    office: Office, case_id: str, cents: int, more: dict[str, Any], code: ErrorCode, field: str
) -> None:
    asked = {"case_id": case_id} | more
    assert office.refuses(a_hold(asked.pop("case_id"), cents, **asked), FAY) == (code, field)


def test_holds_of_two_cases_share_one_payable(office: Office, case_id: str) -> None:
    other = office.case()
    office.does(a_hold(case_id, 100_000), FAY)
    refused = office.refuses(a_hold(other, 8_251), FAY)
    assert refused == (ErrorCode.PAYOUT_HOLD_APPLY_FAILED, "amountCents")
    office.does(a_hold(other, 8_250), FAY)


def test_a_refund_leaves_less_to_hold_and_lowers_the_exposure(office: Office, case_id: str) -> None:
    office.does(a_hold(case_id, 108_250), FAY)
    refund_id = office.refund(case_id, 50_000)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert payable(office).exposure_cents == 58_250
    assert payable(office).held_cents == 108_250


def test_closing_the_case_releases_all_its_holds_and_no_others(
    office: Office, case_id: str
) -> None:
    other = office.case()
    office.does(a_hold(case_id, 100), FAY)
    office.does(a_hold(case_id, 200), FAY)
    kept = office.does(a_hold(other, 50), FAY)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    assert payable(office).held_cents == 50
    assert office.told(case_id)[-2:] == ["hold_released", "hold_released"]
    with office.store.unit_of_work() as uow:
        still = uow.payout_holds.get(kept)
    assert still is not None
    assert still.status == "applied"


def test_an_unknown_hold_is_not_found(office: Office) -> None:
    unknown = ReleasePayoutHold(hold_id="sph_none")
    assert office.refuses(unknown, FAY) == (ErrorCode.HOLD_NOT_FOUND, "holdId")
