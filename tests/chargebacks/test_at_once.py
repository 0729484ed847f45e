"""Two webhooks, two sweeps, two agents at once change nothing twice (reliability.md 8, 11)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from core.cases.status import CaseStatus
from core.chargebacks.chargeback import ChargebackStatus
from core.errors import ErrorCode, Refusal
from core.use_cases.set_case_status import SetCaseStatus
from tests.chargebacks.bank import AUTOMATIC, READY, Bank
from tests.contracts.backends import Backend
from tests.notices.hearing import deliver, notices_of
from tests.use_cases.office import TESS, Office

CALLERS = 6


@pytest.fixture
def bank(backend: Backend) -> Bank:
    return Bank(office=Office(store=backend.store))


def at_once(*asking: Callable[[], Any]) -> list[Any]:
    gate = Barrier(len(asking))

    def one(ask: Callable[[], Any]) -> Any:
        gate.wait()
        return ask()

    with ThreadPoolExecutor(len(asking)) as callers:
        return list(callers.map(one, asking))


def ready(bank: Bank) -> str:
    ref = bank.disputes(**READY)
    bank.sweeps()
    return ref


def test_one_dispute_told_many_times_at_once_opens_one_case_and_one_hold(bank: Bank) -> None:
    ref = bank.office.stripe.dashboard.open_dispute("ch_1", reason=READY["reason"])["id"]
    notices = notices_of(bank.office)
    at_once(*[lambda: deliver(bank.office, notices)] * CALLERS)

    assert bank.told(ref) == ["opened", "chargeback_opened", "hold_applied"]
    assert bank.held_cents() == 108_250
    assert bank.announced().count("support.case.open") == 1


def test_of_many_who_submit_at_once_one_does(bank: Bank) -> None:
    ref = ready(bank)
    told = at_once(*[lambda: bank.submits(ref)] * CALLERS)

    assert told.count(True) == 1
    refused = [each.code for each in told if isinstance(each, Refusal)]
    assert refused == [ErrorCode.NOT_ACTIVE] * (CALLERS - 1)
    assert bank.at_stripe(ref)["evidence_details"]["submission_count"] == 1
    assert bank.told(ref).count("chargeback_represented") == 1


def test_submitting_and_conceding_exclude_each_other(bank: Bank) -> None:
    ref = ready(bank)
    told = at_once(*[lambda: bank.submits(ref), lambda: bank.accepts(ref)] * 2)

    assert told.count(True) == 1
    ended = {"under_review": ChargebackStatus.REPRESENTED, "lost": ChargebackStatus.LOST}
    assert bank.chargeback(ref).status is ended[bank.at_stripe(ref)["status"]]


def test_sweeps_and_a_person_at_the_last_moment_submit_once(bank: Bank) -> None:
    ref = ready(bank)
    bank.at(AUTOMATIC)
    at_once(bank.sweeps, bank.sweeps, bank.sweeps, lambda: bank.submits(ref))

    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED
    assert bank.at_stripe(ref)["evidence_details"]["submission_count"] == 1
    assert bank.told(ref).count("chargeback_represented") == 1


def test_sweeps_at_once_make_one_pack_of_a_case_as_it_stands(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    at_once(*[bank.sweeps] * 3)

    assert bank.told(ref).count("evidence_stitched") == 1
    assert bank.chargeback(ref).staged_at is not None
    assert bank.chargeback(ref).is_ready
    held = bank.at_stripe(ref)["evidence"]
    assert held["uncategorized_file"] == bank.chargeback(ref).evidence_file


def test_a_case_is_never_closed_under_a_chargeback_that_comes_in(bank: Bank) -> None:
    case_id = bank.office.case()
    ref = bank.office.stripe.dashboard.open_dispute("ch_1", reason=READY["reason"])["id"]
    close = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    at_once(bank.hears, lambda: bank.office.desk.handle(close, TESS))

    assert bank.case_of(ref).status is not CaseStatus.CLOSED
    assert bank.held_cents() == 108_250
