"""Refunds are paused while a deposit is on its way back, on every store (reliability.md 10)."""

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.deposits.deposit_release import ReleaseStatus
from core.errors import Refusal
from core.orders.deposit import DepositKind
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.resume_refunds import ResumeRefunds
from ports.payment_processor import Done
from tests.contracts.backends import Backend
from tests.use_cases.deposits import a_release, release_of, with_a_deposit
from tests.use_cases.office import FAY, FINN, ITSELF, Office


@pytest.fixture
def office(backend: Backend) -> Office:
    """An order whose deposit was charged."""
    return with_a_deposit(Office(store=backend.store), DepositKind.CHARGE_REFUNDABLE)


def sent(office: Office) -> int:
    listed = office.stripe.refunds_of_charge("ch_dep")
    assert isinstance(listed, Done)
    return len(listed.value)


def test_a_pause_during_the_look_at_the_deposit_stops_the_refund(office: Office) -> None:
    def pause() -> None:
        office.does(PauseRefunds(), FINN)

    look = Fault(kind=FaultKind.DELAY, endpoint="intents.retrieve", hook=pause)
    office.stripe.inject(look)

    release_id = office.deposits.release(a_release(office.case()), FAY)

    assert not isinstance(release_id, Refusal)
    assert sent(office) == 0
    assert release_of(office, release_id).status is ReleaseStatus.PROCESSING
    office.does(ResumeRefunds(), FINN)
    office.deposits.send_release(release_id, ITSELF)
    assert sent(office) == 1
    assert release_of(office, release_id).status is ReleaseStatus.RELEASED
