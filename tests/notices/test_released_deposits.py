"""What notices tell of refunds by which charged deposits went back (reliability.md 7 to 9)."""

from collections.abc import Callable

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.refund_plans import (
    PENDING_THEN_FAILED,
    PENDING_THEN_SUCCEEDED,
    RefundPlan,
)
from core.cases.status import CaseStatus
from core.deposits.deposit_release import ReleaseStatus
from core.errors import Refusal
from core.orders.deposit import DepositKind
from core.use_cases.set_case_status import SetCaseStatus
from ports.payment_processor import RefundInstruction
from tests.contracts.backends import Backend
from tests.notices.hearing import deliver, notices_of, outside, sweep
from tests.use_cases.deposits import a_release, release_of, with_a_deposit
from tests.use_cases.office import FAY, ITSELF, TESS, Office

Heard = Callable[[Office], object]


def by_notices(office: Office) -> object:
    return deliver(office, notices_of(office))


def by_notices_backwards(office: Office) -> object:
    return deliver(office, notices_of(office)[::-1])


EITHER_WAY = pytest.mark.parametrize("hear", [by_notices, by_notices_backwards, sweep])


@pytest.fixture
def office(backend: Backend) -> Office:
    """An order whose deposit was charged."""
    return with_a_deposit(Office(store=backend.store), DepositKind.CHARGE_REFUNDABLE)


def released(office: Office, case_id: str | None = None) -> str:
    release_id = office.deposits.release(a_release(case_id or office.case()), FAY)
    assert not isinstance(release_id, Refusal), release_id
    return release_id


def fails_late(office: Office, release_id: str) -> None:
    ref = release_of(office, release_id).processor_ref or ""
    office.stripe.dashboard.set_refund_status(ref, "failed", failure_reason="lost_or_stolen_card")


@EITHER_WAY
def test_a_release_that_fails_late_is_told_and_released_again(hear: Heard, office: Office) -> None:
    case_id = office.case()
    release_id = released(office, case_id)
    fails_late(office, release_id)

    hear(office)

    release = release_of(office, release_id)
    assert (release.status, release.failure) == (ReleaseStatus.FAILED, "lost_or_stolen_card")
    assert release.processor_ref is not None
    assert office.told(case_id)[-2:] == ["deposit_released", "deposit_release_failed"]
    again = release_of(office, released(office, case_id))
    assert again.status is ReleaseStatus.RELEASED
    hear(office)
    assert office.told(case_id).count("deposit_release_failed") == 1
    assert release_of(office, again.release_id) == again


def test_a_release_is_known_by_its_name_even_without_our_metadata(office: Office) -> None:
    release_id = released(office)
    with office.stripe.engine.turn() as account:
        for refund in account.refunds.values():
            refund["metadata"] = {}
    fails_late(office, release_id)

    sweep(office)

    assert release_of(office, release_id).status is ReleaseStatus.FAILED


def test_a_decided_case_is_investigated_again_when_its_release_fails_late(office: Office) -> None:
    case_id = office.case()
    release_id = released(office, case_id)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    fails_late(office, release_id)

    sweep(office)

    assert office.stored_case(case_id).status is CaseStatus.INVESTIGATING
    assert release_of(office, released(office, case_id)).status is ReleaseStatus.RELEASED


@EITHER_WAY
def test_a_release_whose_reply_was_lost_is_settled_by_its_notice(
    hear: Heard, office: Office
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    release_id = released(office)
    assert release_of(office, release_id).status is ReleaseStatus.PROCESSING

    hear(office)

    assert release_of(office, release_id).status is ReleaseStatus.RELEASED
    assert outside(office) == ()


@pytest.mark.parametrize(
    ("plan", "end"),
    [
        (PENDING_THEN_SUCCEEDED, ReleaseStatus.RELEASED),
        (PENDING_THEN_FAILED, ReleaseStatus.FAILED),
    ],
)
def test_a_release_on_its_way_keeps_its_schedule_until_a_notice_ends_it(
    plan: RefundPlan, end: ReleaseStatus, office: Office
) -> None:
    office.stripe.dashboard.plan_refunds(plan)
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    release_id = released(office)
    before = release_of(office, release_id)

    by_notices(office)

    named = release_of(office, release_id)
    assert named.processor_ref is not None
    assert (named.status, named.asked) == (ReleaseStatus.PROCESSING, before.asked)
    assert named.ask_again_at == before.ask_again_at
    office.stripe.dashboard.settle(named.processor_ref)
    by_notices(office)
    assert release_of(office, release_id).status is end


@pytest.mark.parametrize(("charge", "cents"), [("ch_dep", 29_999), ("ch_1", 30_000)])
def test_a_refund_that_only_bears_the_name_of_a_release_is_not_it(
    charge: str, cents: int, office: Office
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    release_id = released(office)
    office.stripe.refund(
        RefundInstruction(
            charge=charge,
            amount_cents=cents,
            currency="USD",
            idempotency_key="elsewhere",
            metadata={"release_id": release_id},
        )
    )

    by_notices(office)

    assert release_of(office, release_id).status is ReleaseStatus.PROCESSING
    adopted = [each.amount_cents for each in outside(office)]
    assert adopted == ([30_000] if charge == "ch_1" else [])


def test_what_the_processor_once_named_is_not_failed_by_a_look_that_is_refused(
    office: Office,
) -> None:
    office.stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    release_id = released(office)
    named = release_of(office, release_id)
    assert named.processor_ref is not None
    with office.stripe.engine.turn() as account:
        del account.refunds[named.processor_ref]

    office.deposits.send_release(release_id, ITSELF)

    asked = release_of(office, release_id)
    assert (asked.status, asked.asked) == (ReleaseStatus.PROCESSING, named.asked + 1)
