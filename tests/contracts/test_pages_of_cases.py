"""The contract of ports/case_views.py: cases narrowed, in any order, page after page."""

from datetime import timedelta
from typing import Any

import pytest

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.sla.clock_name import ClockName
from core.sla.clocks import Clocks
from core.sla.targets import SlaPolicy
from core.views.case_order import CaseOrder
from core.views.case_page import CasePage
from core.views.case_place import CasePlace
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_in
from tests.builders.charges import a_charge
from tests.builders.holds import a_hold
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.links import a_link
from tests.builders.orders import an_order
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, an_event
from tests.contracts.committing import commit
from tests.contracts.reading import EVERYTHING, Reading, a_read, see_page, seen


def ids(page: CasePage) -> list[str]:
    return [case.case_id for case in page.cases]


def walked(case_views: Reading, first: int, order: CaseOrder, **narrowed: Any) -> list[str]:
    """The ids of a whole list, page by page."""
    told: list[str] = []
    after: CasePlace | None = None
    while True:
        page = see_page(case_views, first=first, after=after, order=order, **narrowed)
        told += ids(page)
        assert len(page.cases) == first or not page.has_next_page
        if not page.has_next_page:
            return told
        after = CasePlace.of(page.cases[-1], order)


def a_due_case(case_id: str, minutes: float | None, **changes: Any) -> Case:
    """A case due so many minutes after noon, or, with None, waiting for its customer."""
    changes.setdefault("updated_at", changes["created_at"])
    clocks = Clocks.opened(NOON, 3, SlaPolicy(), fixed_due_at=minutes_later(minutes or 0))
    if minutes is not None:
        return a_case(case_id, clocks=clocks, **changes)
    waiting = Clocks.opened(NOON, 3, SlaPolicy()).awaiting_user(NOON, SlaPolicy())
    return a_case_in(CaseStatus.AWAITING_USER, case_id, clocks=waiting, **changes)


MIXED = (
    a_due_case("sca_1", 500, created_at=minutes_later(3), priority=2),
    a_due_case("sca_2", None, created_at=minutes_later(1), priority=1),
    a_due_case("sca_3", 20, created_at=minutes_later(2), priority=2, updated_at=minutes_later(9)),
    a_due_case("sca_4", 500, created_at=minutes_later(3), priority=5),
    a_due_case("sca_5", None, created_at=minutes_later(4), priority=2),
    a_due_case("sca_6", 20, created_at=minutes_later(3) + MICROSECOND, priority=1),
)
IN_ORDER = {
    CaseOrder.CREATED_DESC: "5 6 4 1 3 2",
    CaseOrder.CREATED_ASC: "2 3 1 4 6 5",
    CaseOrder.UPDATED_DESC: "3 5 6 4 1 2",
    CaseOrder.DUE_ASC: "3 6 1 4 2 5",
    CaseOrder.PRIORITY: "2 6 3 1 5 4",
    CaseOrder.NEXT_DUE: "3 6 1 2 4 5",
}


@pytest.fixture
def mixed(store: Store) -> None:
    commit(store, *MIXED)


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize("first", [1, 2, 3, 5, 6, 7])
@pytest.mark.parametrize("order", CaseOrder)
def test_a_list_is_the_same_in_pages_of_any_size(
    case_views: Reading, order: CaseOrder, first: int
) -> None:
    expected = [f"sca_{number}" for number in IN_ORDER[order].split()]
    assert walked(case_views, first, order) == expected


def test_without_cases_a_page_is_empty_and_nothing_follows(case_views: Reading) -> None:
    assert see_page(case_views) == CasePage(cases=(), has_next_page=False)


@pytest.mark.usefixtures("mixed")
def test_behind_the_last_case_there_is_nothing(case_views: Reading) -> None:
    last = CasePlace(order=CaseOrder.PRIORITY, key=(5, minutes_later(99)), case_id="sca_9")
    page = see_page(case_views, order=CaseOrder.PRIORITY, after=last)
    assert page == CasePage(cases=(), has_next_page=False)


def test_cases_opened_meanwhile_neither_repeat_nor_skip_one(
    store: Store, case_views: Reading
) -> None:
    commit(store, *(a_case(f"sca_{n}", created_at=minutes_later(n)) for n in range(6)))
    page = see_page(case_views, first=3)
    commit(store, a_case("sca_new", created_at=minutes_later(60)))

    after = CasePlace.of(page.cases[-1], CaseOrder.CREATED_DESC)
    assert ids(page) == ["sca_5", "sca_4", "sca_3"]
    assert ids(see_page(case_views, first=3, after=after)) == ["sca_2", "sca_1", "sca_0"]


def test_restricted_cases_closed_to_the_reader_are_left_out_without_a_gap(
    store: Store, case_views: Reading
) -> None:
    hidden = [a_case(f"sca_h{n}", created_at=minutes_later(n), restricted=True) for n in range(5)]
    shown = [a_case(f"sca_s{n}", created_at=minutes_later(-n)) for n in range(3)]
    commit(store, *hidden, *shown)

    page = see_page(case_views, first=2, reader="usr_other")
    assert (ids(page), page.has_next_page) == (["sca_s0", "sca_s1"], True)
    assert len(see_page(case_views, reader="usr_agent").cases) == 8


BREACHED = Clocks.opened(NOON, 3, SlaPolicy()).breached(ClockName.RESOLUTION)
ANSWERED_LATE = Clocks.opened(NOON, 3, SlaPolicy()).breached(ClockName.FIRST_RESPONSE)
NARROWED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "kind": ({"kind": CaseKind.PRODUCT}, {"kind": CaseKind.PRODUCT}),
    "status": ({"status": CaseStatus.TRIAGE}, {"status": CaseStatus.TRIAGE}),
    "owner": ({"owner_admin": "usr_o"}, {"owner_admin": "usr_o"}),
    "subject": ({"subject_user": "usr_s"}, {"subject_user": "usr_s"}),
    "order": ({"order_id": "ord_1"}, {"order_id": "ord_1"}),
    "priority": ({"priority": 1}, {"priority": 1}),
    "breached": ({"clocks": BREACHED}, {"breached": True}),
    "breached before an answer": ({"clocks": ANSWERED_LATE}, {"breached": True}),
    "a word": ({"summary": "Refunded twice."}, {"text": "refunded"}),
    "opened from": ({"created_at": minutes_later(5)}, {"opened_from": minutes_later(5)}),
    "opened to": ({"created_at": minutes_later(-1)}, {"opened_to": NOON}),
    "a moment": (
        {"created_at": minutes_later(5)},
        {"opened_from": minutes_later(5), "opened_to": minutes_later(5) + MICROSECOND},
    ),
    "several": (
        {"kind": CaseKind.PRODUCT, "priority": 2, "owner_admin": "usr_o"},
        {"kind": CaseKind.PRODUCT, "priority": 2, "owner_admin": "usr_o", "breached": False},
    ),
}


@pytest.mark.parametrize("order", CaseOrder)
@pytest.mark.parametrize("name", NARROWED)
def test_a_filter_finds_what_it_names_and_nothing_else(
    store: Store, case_views: Reading, name: str, order: CaseOrder
) -> None:
    changes, narrowed = NARROWED[name]
    commit(store, a_case("sca_1"), a_case("sca_2", **changes), a_case("sca_3"))

    assert ids(see_page(case_views, order=order, **narrowed)) == ["sca_2"]


def test_not_breached_leaves_out_what_breached_finds(store: Store, case_views: Reading) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2", clocks=BREACHED))

    assert ids(see_page(case_views, breached=False)) == ["sca_1"]
    assert ids(see_page(case_views, breached=True)) == ["sca_2"]


SUMMARY = "Zürich: the late-night refund of ord_1001 came twice — «50,00 EUR»"
WORDS = {
    "LATE": True,
    "nigh": True,
    "refund twice": True,
    "twice refund": True,
    "zürich": True,
    "Zür": True,
    "zurich": False,
    "1001": True,
    "ord_1001": True,
    "50,00": True,
    "00": True,
    "001": False,
    "late-night, refund!": True,
    "'refund": True,
    "refund\\": True,
    "refunds": False,
    "refund thrice": False,
    "eur": True,
    "ZÜRICH": True,
    "twice «50": True,
}


@pytest.mark.parametrize("text", WORDS)
def test_a_text_is_found_by_the_beginnings_of_its_words(
    store: Store, case_views: Reading, text: str
) -> None:
    commit(store, a_case("sca_1", summary=SUMMARY), a_case("sca_2", summary="Nothing."))

    assert ids(see_page(case_views, text=text)) == ["sca_1"] * WORDS[text]


def test_a_word_longer_than_any_is_found_by_its_beginning(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_1", summary="ß" * 2_000))

    assert ids(see_page(case_views, text="ß" * 150)) == ["sca_1"]


def test_a_filter_holds_from_page_to_page(store: Store, case_views: Reading) -> None:
    commit(
        store,
        *(
            a_case(f"sca_{n}", created_at=NOON + timedelta(minutes=n), priority=1 + n % 2)
            for n in range(9)
        ),
    )
    found = walked(case_views, 2, CaseOrder.CREATED_ASC, priority=1)
    assert found == ["sca_0", "sca_2", "sca_4", "sca_6", "sca_8"]


def test_every_case_of_a_page_is_shown_as_it_is_alone(store: Store, case_views: Reading) -> None:
    commit(store, an_order(), a_charge(), a_case("sca_1", subject_user="usr_b1"))
    commit(store, a_case("sca_2", subject_user="usr_b1", created_at=minutes_later(1)))
    commit(store, an_event("sev_1"), an_event("sev_2", case_id="sca_2"), a_message(), a_refund())
    commit(store, a_hold(case_id="sca_2"), a_link("sca_1", "sca_2"))

    page = see_page(case_views, selection=EVERYTHING)

    assert page.cases == (seen(case_views, "sca_2"), seen(case_views, "sca_1"))


def test_the_audit_of_a_page_names_the_cases_on_it_and_no_more(
    store: Store, case_views: Reading
) -> None:
    commit(store, *(a_case(f"sca_{n}", created_at=minutes_later(n)) for n in range(4)))

    see_page(case_views, first=2, audit=a_read("cases"))

    with store.unit_of_work() as uow:
        (entry,) = uow.audit_trail.of_resource("cases")
    assert entry.details["case_ids"] == ["sca_3", "sca_2"]
