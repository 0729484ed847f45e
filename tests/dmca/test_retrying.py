"""Orders about content that nobody takes, retried by a person (reliability.md 6)."""

from datetime import timedelta

import pytest

from core.errors import Refusal
from core.parked.parked_work import ParkedKind, ParkedWork
from core.use_cases.handling.parked_office import ParkedOffice
from core.use_cases.retry_parked_work import RetryParkedWork
from core.use_cases.steps.asking_afresh import AFRESH
from tests.dmca.desk import URL, Desk
from tests.use_cases.office import FAY


@pytest.fixture
def desk() -> Desk:
    return Desk()


def parked(desk: Desk, claim_id: str) -> ParkedWork | None:
    with desk.store.unit_of_work() as uow:
        return uow.parking.waiting(ParkedKind.CONTENT_ORDER, claim_id)


def retried(desk: Desk, work: ParkedWork) -> bool | Refusal:
    sends = {ParkedKind.CONTENT_ORDER: desk.dmca.send}
    office = ParkedOffice(desk=desk.desk, processor=desk.stripe, sends=sends)
    return office.retry(RetryParkedWork(work_id=work.work_id), FAY)


def test_an_order_that_nobody_takes_is_told_at_once_when_a_person_retries_it(desk: Desk) -> None:
    desk.content.away_because = "the bus is away"
    claim_id = desk.files()
    for minutes in (5, 15, 60):
        desk.clock.advance(timedelta(minutes=minutes))
        desk.sweeps()
    first = parked(desk, claim_id)
    assert first is not None
    assert retried(desk, first) is True
    second = parked(desk, claim_id)
    assert second is not None
    assert second.work_id != first.work_id

    desk.content.away_because = None
    assert retried(desk, second) is True
    assert desk.content.hides(URL)
    assert parked(desk, claim_id) is None


def test_every_kind_of_parked_work_can_be_retried() -> None:
    assert set(AFRESH) == set(ParkedKind)
