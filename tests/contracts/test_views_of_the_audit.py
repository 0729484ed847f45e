"""The contract of ports/case_views.py for the audit of a case and of an order."""

import pytest

from core.audit.entry import AuditEntry
from core.errors import ErrorCode, Refusal
from ports.unit_of_work import Store
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cases import a_case
from tests.builders.instants import minutes_later
from tests.builders.orders import an_order
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, a_read

MONEY = {"case_id": "sca_1", "order_id": "ord_1001", "amount_cents": 5}


def at(minute: int, resource: str, **details: object) -> AuditEntry:
    """The entry of that minute."""
    return an_audit_entry(
        f"aud_{minute:03}",
        created_at=minutes_later(minute),
        resource=resource,
        details=details,
        ip="2001:db8::7",
    )


def of_case(reading: Reading, case_id: str = "sca_1", **asked: object) -> object:
    return _told(reading, reading.views.audit_of_case, case_id, **asked)


def of_order(reading: Reading, order_id: str = "ord_1001", **asked: object) -> object:
    return _told(reading, reading.views.audit_of_order, order_id, **asked)


def _told(reading: Reading, ask: object, asked: str, **more: object) -> object:
    assert callable(ask)
    given = {"page": 1, "reader": "usr_finance", "audit": a_read("audit"), **more}
    told = reading.told(ask(asked, **given))
    return told if isinstance(told, Refusal) else [entry.audit_id for entry in told]


@pytest.fixture(autouse=True)
def _two_cases_of_an_order(store: Store) -> None:
    commit(store, an_order(), a_case("sca_1", order_id="ord_1001"))
    commit(store, a_case("sca_2", order_id="ord_1001", restricted=True, owner_admin="usr_owner"))
    commit(
        store,
        at(1, "case:sca_1", corr_id="c"),
        at(2, "refund:srf_1", **MONEY),
        at(3, "case:sca_2", order_id="ord_1001"),
        at(4, "refund:srf_2", **{**MONEY, "case_id": "sca_2"}),
        at(5, "order:ord_1001", version=2),
        at(6, "cases", case_ids=["sca_1"]),
        at(7, "case:sca_10"),
    )


def test_a_case_is_told_with_its_money_the_newest_first(case_views: Reading) -> None:
    assert of_case(case_views) == ["aud_002", "aud_001"]


def test_an_entry_is_told_with_every_field(case_views: Reading) -> None:
    views = case_views.views
    told = case_views.told(views.audit_of_case("sca_1", page=1, reader="usr_agent", audit=a_read()))
    assert not isinstance(told, Refusal)
    assert told[0] == at(2, "refund:srf_1", **MONEY)


def test_an_order_is_told_without_the_cases_that_are_closed_to_the_reader(
    case_views: Reading,
) -> None:
    assert of_order(case_views) == ["aud_005", "aud_002"]
    assert of_order(case_views, reader="usr_owner") == ["aud_005", "aud_004", "aud_003", "aud_002"]


def test_a_closed_case_an_unknown_case_and_an_unknown_order_are_refused(
    case_views: Reading, store: Store
) -> None:
    for told, code in (
        (of_case(case_views, "sca_2", audit=a_read("case:sca_2")), ErrorCode.CASE_ACCESS_DENIED),
        (of_case(case_views, "sca_9"), ErrorCode.CASE_NOT_FOUND),
        (of_order(case_views, "ord_9"), ErrorCode.ORDER_NOT_FOUND),
    ):
        assert isinstance(told, Refusal)
        assert told.code is code
    with store.unit_of_work() as uow:
        recorded = uow.audit_trail.of_resource("case:sca_2")
    assert [each.details.get("refused") for each in recorded] == ["CASE_ACCESS_DENIED", None]


def test_a_page_has_fifty_entries_and_the_next_one_goes_on(
    case_views: Reading, store: Store
) -> None:
    commit(store, *(at(minute, "case:sca_1") for minute in range(100, 160)))
    first, second, third = (of_case(case_views, page=page) for page in (1, 2, 3))
    assert first == [f"aud_{minute}" for minute in range(159, 109, -1)]
    assert second == [*(f"aud_{minute}" for minute in range(109, 99, -1)), "aud_002", "aud_001"]
    assert third == []


def test_reading_the_audit_is_in_the_audit(case_views: Reading) -> None:
    read = a_read("case:sca_1")
    of_case(case_views, audit=read)
    told = of_case(case_views)
    assert isinstance(told, list)
    assert read.audit_id in told
