"""Releases and a second apply at the same time are as if one after another (reliability.md 12)."""

from collections.abc import Iterator

import psycopg
import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from core.errors import ErrorCode, Refusal
from core.use_cases.release_payout_hold import ReleasePayoutHold
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.office import FAY, Office
from tests.use_cases.test_money_at_once import a_hold, at_once

HELD = 60_000  # of 108 250 payable, so that a second one fits only after the first ended
HELD_NOW = (
    "select coalesce(sum(amount_cents), 0)::int from sup.payout_hold where status = 'applied'"
)
PAYABLE = "select held_cents, version from sup.payable"


@pytest.fixture
def office(database: FreshDatabase) -> Iterator[Office]:
    store = AuroraStore(engine_of(database.application_url))
    office = Office(store=store)
    office.order()
    yield office
    store.close()


@pytest.mark.parametrize("round_", range(3))
def test_four_releases_against_four_more_applies_are_as_if_one_after_another(
    office: Office, owner: psycopg.Connection, round_: int
) -> None:
    case_id = office.case()
    first = office.does(a_hold(case_id, HELD), FAY)
    release = ReleasePayoutHold(hold_id=first)

    def ask(number: int) -> object:
        if number % 2 == round_ % 2:
            return office.desk.handle(release, FAY)
        return office.desk.handle(a_hold(case_id, HELD), FAY)

    told = at_once(ask)

    released = told[round_ % 2 :: 2]
    applied = told[1 - round_ % 2 :: 2]
    assert released.count(True) == 1
    assert {answer.code for answer in released if isinstance(answer, Refusal)} == {
        ErrorCode.NOT_ACTIVE
    }
    second = [answer for answer in applied if isinstance(answer, str)]
    assert len(second) <= 1
    assert {answer.code for answer in applied if isinstance(answer, Refusal)} == {
        ErrorCode.PAYOUT_HOLD_APPLY_FAILED
    }
    assert owner.execute(HELD_NOW).fetchone() == (HELD * len(second),)
    version = 2 + len(second)  # the first apply, its release, and the second where it fitted
    assert owner.execute(PAYABLE).fetchone() == (HELD * len(second), version)


def test_exposure_is_never_above_what_is_payable_whoever_looks(
    office: Office, database: FreshDatabase
) -> None:
    case_id = office.case()
    seen: list[int] = []

    def ask(number: int) -> object:
        if number == 0:
            with psycopg.connect(database.owner_url, autocommit=True) as session:
                for _ in range(200):
                    row = session.execute(HELD_NOW).fetchone()
                    seen.append(-1 if row is None else row[0])
            return None
        hold = office.desk.handle(a_hold(case_id, HELD), FAY)
        if isinstance(hold, str):
            office.desk.handle(ReleasePayoutHold(hold_id=hold), FAY)
        return hold

    told = at_once(ask)

    assert any(isinstance(answer, str) for answer in told)
    assert set(seen) <= {0, HELD}
