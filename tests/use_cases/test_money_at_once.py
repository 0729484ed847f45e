"""Many callers at one charge or one payable, on every store (reliability.md 3 and 12)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from core.errors import ErrorCode, Refusal
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.release_payout_hold import ReleasePayoutHold
from tests.contracts.backends import Backend
from tests.use_cases.office import FAY, FINN, Office, keyed

CALLERS = 8


@pytest.fixture
def office(backend: Backend) -> Office:
    office = Office(store=backend.store)
    office.order()
    return office


def at_once(ask: Callable[[int], Any]) -> list[Any]:
    """What eight callers were told who all asked in the same moment."""
    gate = Barrier(CALLERS)

    def one(number: int) -> Any:
        gate.wait()
        return ask(number)

    with ThreadPoolExecutor(CALLERS) as callers:
        return list(callers.map(one, range(CALLERS)))


def a_refund(case_id: str, cents: int) -> IssueRefund:
    return IssueRefund(
        case_id=case_id, order_id="ord_1001", amount_cents=cents, reason="buyer_cancelled"
    )


def a_hold(case_id: str, cents: int) -> ApplyPayoutHold:
    return ApplyPayoutHold(
        case_id=case_id,
        order_id="ord_1001",
        provider_id="usr_p1",
        amount_cents=cents,
        reason="under investigation",
    )


def test_of_eight_who_ask_for_most_of_a_charge_one_gets_it(office: Office) -> None:
    cases = [office.case() for _ in range(CALLERS)]
    told = at_once(lambda number: office.refunds.issue(a_refund(cases[number], 71_445), FAY))
    refused = [answer.code for answer in told if isinstance(answer, Refusal)]
    assert refused == [ErrorCode.REFUND_EXCEEDS_CAPTURED] * (CALLERS - 1)
    assert office.charge().reserved_cents == 71_445


def test_eight_who_ask_for_little_all_get_it_and_only_what_policy_gives_is_automatic(
    office: Office,
) -> None:
    cases = [office.case() for _ in range(CALLERS)]
    told = at_once(lambda number: office.refunds.issue(a_refund(cases[number], 10_000), FAY))
    statuses = sorted(office.stored_refund(refund_id).status.value for refund_id in told)
    assert statuses == ["proposed"] * 3 + ["succeeded"] * 5
    assert office.charge().reserved_cents == 80_000


def test_eight_on_one_case_all_get_their_turn(office: Office) -> None:
    case_id = office.case()
    at_once(lambda _: office.refunds.issue(a_refund(case_id, 1_000), FAY))
    assert office.charge().reserved_cents == 8_000
    assert office.told(case_id).count("refund_succeeded") == CALLERS


def test_the_same_request_eight_times_at_once_acts_once(office: Office) -> None:
    case_id = office.case()
    told = at_once(lambda _: office.refunds.issue(a_refund(case_id, 500), keyed(FAY, "k-1")))
    assert len(set(told)) == 1
    assert office.charge().reserved_cents == 500


def test_a_proposal_is_approved_once(office: Office) -> None:
    refund_id = office.refund(office.case(), 110_000)
    told = at_once(lambda _: office.refunds.approve(ApproveRefund(refund_id=refund_id), FINN))
    refused = [answer.code for answer in told if isinstance(answer, Refusal)]
    assert refused == [ErrorCode.NOT_PENDING] * (CALLERS - 1)
    assert told.count(True) == 1


def test_holds_at_once_never_pass_what_is_payable_and_resolve_once(office: Office) -> None:
    cases = [office.case() for _ in range(CALLERS)]
    told = at_once(lambda number: office.desk.handle(a_hold(cases[number], 30_000), FAY))
    applied = [answer for answer in told if isinstance(answer, str)]
    assert len(applied) == 3
    release = ReleasePayoutHold(hold_id=applied[0])
    released = at_once(lambda _: office.desk.handle(release, FAY))
    assert released.count(True) == 1
    with office.store.unit_of_work() as uow:
        (payable,) = uow.payables.of_order("ord_1001")
    assert payable.held_cents == 60_000
