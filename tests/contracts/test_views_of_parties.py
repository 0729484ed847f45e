"""The contract of ports/case_views.py: a case as the people it names see it."""

import pytest
from attrs import evolve

from core.errors import ErrorCode, Refusal
from core.views.case_view import CaseView
from core.views.selection import BARE
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.holds import a_hold
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.links import a_link
from tests.builders.orders import an_order, order_json
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, a_note, an_event
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see_as_party, seen

CASE = a_case(
    order_id="ord_1001",
    opened_by="usr_opener",
    subject_user="usr_subject",
    creator_id="usr_creator",
    owner_admin="usr_owner",
    watchers=("usr_watcher",),
)
NAMED = ("usr_opener", "usr_subject", "usr_creator", "usr_b1", "usr_p1", "usr_p2")


def two_legs() -> list[object]:
    """The example's leg sold in two halves by two providers."""
    (leg,) = order_json()["legs"]
    half = {
        "subtotal_cents": 50_000,
        "service_tax_cents": 4_125,
        "platform_fee_cents": 5_000,
        "platform_fee_tax_cents": 412,
    }
    rest = {**half, "platform_fee_tax_cents": 413}
    return [
        {**leg, **half},
        {**leg, **rest, "leg_id": "leg_2", "provider_id": "usr_p2"},
    ]


@pytest.fixture(autouse=True)
def _a_case_with_everything_around_it(store: Store) -> None:
    commit(store, an_order(legs=two_legs()), a_charge(), CASE)
    commit(
        store,
        a_case("sca_other", subject_user="usr_subject", created_at=minutes_later(-1)),
        an_event(),
        a_refund(),
        a_hold(),
        a_link("sca_1", "sca_other"),
        a_message("smg_2", created_at=NOON + MICROSECOND),
        a_note("smg_3"),
        a_message("smg_1"),
    )


@pytest.mark.parametrize("user", NAMED)
def test_everybody_the_case_or_its_order_names_sees_it(case_views: Reading, user: str) -> None:
    assert isinstance(see_as_party(case_views, user), CaseView)


@pytest.mark.parametrize("user", ["usr_stranger", "usr_owner", "usr_watcher", "usr_p", ""])
def test_nobody_else_does(case_views: Reading, user: str) -> None:
    refusal = see_as_party(case_views, user)

    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")


def test_a_case_nobody_opened_is_not_found(case_views: Reading) -> None:
    refusal = see_as_party(case_views, "usr_b1", case_id="sca_unknown")

    assert isinstance(refusal, Refusal)
    assert refusal.code is ErrorCode.CASE_NOT_FOUND


def test_without_an_order_only_the_case_itself_names_people(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_2", subject_user="usr_subject"))

    assert isinstance(see_as_party(case_views, "usr_subject", case_id="sca_2"), CaseView)
    assert isinstance(see_as_party(case_views, "usr_b1", case_id="sca_2"), Refusal)


def test_the_newest_version_of_the_order_says_who_its_people_are(
    store: Store, case_views: Reading
) -> None:
    commit(store, an_order(version=10, buyer_id="usr_new"), an_order(version=9, buyer_id="usr_9"))

    assert isinstance(see_as_party(case_views, "usr_new"), CaseView)
    for user in ("usr_b1", "usr_9", "usr_p2"):
        assert isinstance(see_as_party(case_views, user), Refusal)


def test_they_read_the_participants_messages_and_nothing_else(case_views: Reading) -> None:
    view = see_as_party(case_views, "usr_b1")
    staff = seen(case_views)

    assert isinstance(view, CaseView)
    assert [message.message_id for message in view.messages] == ["smg_1", "smg_2"]
    words = tuple(message for message in staff.messages if message.audience == "participants")
    assert view == evolve(seen(case_views, selection=BARE), messages=words)
    assert (view.timeline, view.refunds, view.holds) == ({}, (), ())
    assert (view.links, view.earlier_cases) == ((), ())
