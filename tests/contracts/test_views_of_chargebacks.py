"""The contract of ports/case_views.py: chargebacks on their case and by their deadlines."""

from datetime import datetime, timedelta

import pytest
from attrs import fields

from core.chargebacks.chargeback import Chargeback, ChargebackStatus
from core.views.chargeback_view import ChargebackView
from core.views.selection import BARE, Selection
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.chargebacks import DUE, a_chargeback, a_chargeback_with_every_field
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, a_read, seen

CHARGEBACKS = Selection(chargebacks=True)


@pytest.fixture(autouse=True)
def _cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))
    commit(store, a_case("sca_3", restricted=True, opened_by="usr_other"))


def listed(views: Reading, *, page: int = 1, before: datetime | None = None) -> list[str]:
    asked = views.views.open_chargebacks(
        page=page, due_before=before, reader="usr_agent", audit=a_read()
    )
    return [each.chargeback_id for each in views.told(asked)]


def as_shown(chargeback: Chargeback) -> ChargebackView:
    names = [field.name for field in fields(ChargebackView)]
    return ChargebackView(**{name: getattr(chargeback, name) for name in names})


@pytest.mark.parametrize("chargeback", [a_chargeback(), a_chargeback_with_every_field()])
def test_a_chargeback_is_shown_with_every_field(
    store: Store, case_views: Reading, chargeback: Chargeback
) -> None:
    commit(store, chargeback)
    assert seen(case_views, selection=CHARGEBACKS).chargebacks == (as_shown(chargeback),)
    assert seen(case_views, selection=BARE).chargebacks == ()


def test_those_of_a_case_are_shown_oldest_first_and_of_no_other(
    store: Store, case_views: Reading
) -> None:
    later = a_chargeback("scb_1", created_at=minutes_later(1))
    commit(store, later, a_chargeback("scb_2"), a_chargeback("scb_3", case_id="sca_2"))
    shown = seen(case_views, selection=CHARGEBACKS).chargebacks
    assert [each.chargeback_id for each in shown] == ["scb_2", "scb_1"]


def test_open_ones_are_listed_by_their_deadline_and_those_without_come_last(
    store: Store, case_views: Reading
) -> None:
    commit(
        store,
        a_chargeback("scb_1"),
        a_chargeback("scb_2", due_at=DUE - timedelta(hours=1)),
        a_chargeback("scb_3", due_at=None),
        a_chargeback("scb_4", case_id="sca_3"),
        a_chargeback("scb_5", status=ChargebackStatus.WON, decided_at=NOON, act_at=None),
        a_chargeback("scb_0"),
    )
    assert listed(case_views) == ["scb_2", "scb_0", "scb_1", "scb_3"]
    assert listed(case_views, page=2) == []
    assert listed(case_views, before=DUE) == ["scb_2"]
    assert listed(case_views, before=DUE + MICROSECOND) == ["scb_2", "scb_0", "scb_1"]
