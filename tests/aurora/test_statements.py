"""How often the database is asked: once per read, and at most twice per flush (performance.md)."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import product

import psycopg
import pytest

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.store import AuroraStore
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.selection import BARE, Selection
from tests.aurora.traced import Sent, traced
from tests.builders.answers import an_answer
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cases import a_case
from tests.builders.chargebacks import a_chargeback
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim, a_deposit_release
from tests.builders.holds import a_hold
from tests.builders.links import a_link
from tests.builders.orders import an_order
from tests.builders.outbox_messages import an_outbox_message
from tests.builders.outside_refunds import an_outside_refund
from tests.builders.parked_work import a_parked_work
from tests.builders.payables import a_payable
from tests.builders.refunds import a_proposed_refund
from tests.builders.timeline import a_message, an_event
from tests.builders.transfers import a_reversal
from tests.contracts.committing import add, commit
from tests.contracts.reading import a_read

EVERY_SELECTION = [
    Selection(
        timeline_pages=frozenset(pages),
        messages=messages,
        refunds=refunds,
        holds=refunds,
        deposit_claims=refunds,
        deposit_releases=links,
        chargebacks=refunds,
        evidence=refunds,
        links=links,
        earlier_cases=links,
    )
    for pages, messages, refunds, links in product(
        ((), (1,), (1, 2, 7)), (False, True), (False, True), (False, True)
    )
]
Read = Callable[[AuroraCaseViews, Selection], Awaitable[object]]
READS: dict[str, Read] = {
    "case": lambda views, selection: views.case(
        "sca_1", reader="usr_agent", selection=selection, audit=a_read()
    ),
    "unknown case": lambda views, selection: views.case(
        "sca_9", reader="usr_agent", selection=selection, audit=a_read()
    ),
    "cases": lambda views, selection: views.cases(
        kind=CaseKind.BOOKING,
        status=CaseStatus.NEW,
        page=1,
        reader="usr_agent",
        selection=selection,
        audit=a_read(),
    ),
    "page of cases": lambda views, selection: views.page_of_cases(
        first=1,
        after=CasePlace(order=CaseOrder.DUE_ASC, key=(None,), case_id=""),
        narrowed=CaseFilter(kind=CaseKind.BOOKING, text="locked", breached=False),
        order=CaseOrder.DUE_ASC,
        reader="usr_agent",
        selection=selection,
        audit=a_read(),
    ),
    "case of party": lambda views, _: views.case_of_party("sca_1", user="usr_b1", audit=a_read()),
    "options material": lambda views, _: views.options_material(
        case_id="sca_1", order_id="ord_1001", reader="usr_agent", audit=a_read()
    ),
    "parked work": lambda views, _: views.parked_work(page=1, reader="usr_agent", audit=a_read()),
    "open chargebacks": lambda views, _: views.open_chargebacks(
        page=1, due_before=None, reader="usr_agent", audit=a_read()
    ),
    "pending approvals": lambda views, _: views.pending_approvals(
        page=1, reader="usr_agent", audit=a_read()
    ),
}


@pytest.fixture
def story(store: AuroraStore) -> None:
    """A case with some of everything."""
    commit(store, an_order(), a_case("sca_1", order_id="ord_1001"), a_case("sca_2"), a_charge())
    commit(store, *(an_event(f"sev_{number}") for number in range(60)), a_message())
    commit(store, a_proposed_refund(), a_hold(), a_link("sca_1", "sca_2"))
    commit(store, a_reversal(), an_outside_refund(), a_parked_work())
    commit(store, a_deposit_claim(), a_deposit_release(), a_chargeback())


async def sent_by(url: str, read: Read, selection: Selection) -> Sent:
    """What one read sends on a connection that is open already."""
    async with AuroraCaseViews.of(url, pool_size=1) as views:
        assert await views.is_ready()
        connections = views._pool._connections
        assert connections is not None
        async with connections.connection() as session:
            pass
        with traced(session) as sent:
            await read(views, selection)
        return sent


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("name", READS)
def test_a_read_is_one_statement_with_its_audit_row(
    database_url: str, owner: psycopg.Connection, name: str
) -> None:
    sent = asyncio.run(sent_by(database_url, READS[name], BARE))

    assert (sent.statements, sent.round_trips) == (1, 1)
    assert owner.execute("select count(*) from sup.admin_audit").fetchone() == (1,)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("name", ["case", "cases", "page of cases"])
def test_a_read_is_one_statement_whatever_is_asked_for(database_url: str, name: str) -> None:
    async def all_of_them() -> list[Sent]:
        return [
            await sent_by(database_url, READS[name], selection) for selection in EVERY_SELECTION
        ]

    assert {(sent.statements, sent.round_trips) for sent in asyncio.run(all_of_them())} == {(1, 1)}


@pytest.mark.parametrize(("leaves_an_entry", "round_trips"), [(True, 1), (False, 2)])
def test_a_flush_is_a_round_trip_and_one_more_to_be_named_where_no_entry_names_it(
    store: AuroraStore, leaves_an_entry: bool, round_trips: int
) -> None:
    commit(store, an_order(), a_case("sca_1"), a_case("sca_2"), a_charge(), a_payable())

    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_1", priority=1))
        uow.charges.save(a_charge(reserved_cents=6_000))
        uow.payables.save(a_payable(refunded_cents=6_000))
        add(uow, *(an_event(f"sev_{number}") for number in range(5)), a_message())
        add(uow, a_proposed_refund(), a_hold(), a_link("sca_1", "sca_2"))
        add(uow, an_outbox_message(), an_answer(), *[an_audit_entry()] * leaves_an_entry)
        with traced(uow._session._driver) as sent:
            uow.commit()

    assert sent.round_trips == round_trips


def test_money_is_read_and_flushed_in_a_round_trip_each(store: AuroraStore) -> None:
    commit(store, an_order(), a_case("sca_1"), a_charge(), a_payable())

    with store.unit_of_work() as uow, traced(uow._session._driver) as sent:
        uow.foresee_money(case_id="sca_1", order_id="ord_1001")
        charge = uow.charges.payment_of("ord_1001")
        assert charge == a_charge()
        uow.charges.save(a_charge(reserved_cents=6_000))
        add(uow, a_proposed_refund(), an_event(), an_audit_entry())
        uow.commit()

    assert sent.round_trips == 2


def test_a_stored_read_asks_once(store: AuroraStore) -> None:
    commit(store, a_case("sca_1"))

    with store.unit_of_work() as uow, traced(uow._session._driver) as sent:
        uow.cases.get("sca_1")

    assert (sent.statements, sent.round_trips) == (1, 1)
