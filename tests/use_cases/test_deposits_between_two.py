"""A deposit of which two people decide without knowing of each other, on every store."""

from collections.abc import Callable
from itertools import product
from typing import Any, cast

import pytest
from attrs import define

from core.errors import Refusal
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.handling.work import Work
from core.use_cases.release_deposit import ReleaseDeposit
from ports.lost_race import LostRace
from ports.unit_of_work import UnitOfWork
from tests.contracts.backends import Backend
from tests.use_cases.deposits import (
    SESSION_STARTS,
    a_claim,
    a_release,
    an_evidenced_case,
    at,
    with_a_deposit,
)
from tests.use_cases.office import FAY, Office

Asked = FileDepositClaim | ReleaseDeposit
BOTH = list(product(["claim", "release"], repeat=2))


@pytest.fixture
def office(backend: Backend) -> Office:
    """An order with a deposit whose session has begun."""
    office = with_a_deposit(Office(store=backend.store))
    at(office, SESSION_STARTS)
    return office


def asked(what: str, case_id: str) -> Asked:
    return a_claim(case_id, 30_000) if what == "claim" else a_release(case_id)


@define
class Interrupted:
    """A unit of work in which somebody else acts once, before `part` of it is first used."""

    uow: UnitOfWork
    part: str
    meanwhile: Callable[[], object] | None

    def __getattr__(self, name: str) -> Any:
        act = self.meanwhile
        if name == self.part and act is not None:
            self.meanwhile = None
            act()
        return getattr(self.uow, name)


def work_of(office: Office, uow: UnitOfWork) -> Work:
    return Work(
        uow=uow,
        request=FAY,
        now=office.clock.now(),
        ids=office.desk.ids,
        all_policies=office.policies,
    )


@pytest.mark.parametrize(("late", "early"), BOTH)
def test_who_decided_before_the_other_and_comes_later_has_to_look_again(
    late: str, early: str, office: Office
) -> None:
    of_late, of_early = an_evidenced_case(office), an_evidenced_case(office)
    command = asked(late, of_late)
    with office.store.unit_of_work() as uow:
        work = work_of(office, uow)
        assert isinstance(command.decide(work), str)
        assert isinstance(office.desk.handle(asked(early, of_early), FAY), str)
        with pytest.raises(LostRace):
            work.flush(action=command.action, resource=command.resource)
    assert isinstance(office.desk.handle(command, FAY), Refusal)


@pytest.mark.parametrize("part", ["payables", "deposit_claims", "deposit_releases", "timeline"])
@pytest.mark.parametrize(("late", "early"), BOTH)
def test_who_is_overtaken_in_the_middle_of_deciding_is_refused_or_has_to_look_again(
    late: str, early: str, part: str, office: Office
) -> None:
    of_late, of_early = an_evidenced_case(office), an_evidenced_case(office)
    command, other = asked(late, of_late), asked(early, of_early)
    with office.store.unit_of_work() as uow:
        interrupted = Interrupted(uow, part, lambda: office.desk.handle(other, FAY))
        work = work_of(office, cast("UnitOfWork", interrupted))
        if not isinstance(command.decide(work), Refusal):
            with pytest.raises(LostRace):
                work.flush(action=command.action, resource=command.resource)
        assert interrupted.meanwhile is None
    assert isinstance(office.desk.handle(command, FAY), Refusal)
