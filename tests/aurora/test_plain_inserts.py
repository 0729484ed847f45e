"""Other teams' SQL against the plan's columns works, and the application can work with its rows."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from attrs import frozen

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.store import AuroraStore
from adapters.fake_stripe.processor import FakeStripe
from adapters.system.ulid_ids import UlidIds
from core.cases.case import Case
from core.cases.kind import RESTRICTED_FROM_THE_START
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.chargebacks.pack_due import shows_something_new
from core.errors import Refusal
from core.orders.snapshot import OrderSnapshot
from core.parts import Parts
from core.refunds.allocation import Allocation
from core.refunds.refund import RefundStatus, WaitsFor
from core.sla.clocks import Clocks
from core.sla.targets import PRIORITIES
from core.timeline.event import EventType, is_evidence
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.export_case import ExportCase
from core.use_cases.handling.command import Command
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.import_order import ImportOrder
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.reject_refund import RejectRefund
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.set_case_status import SetCaseStatus
from core.views.case_view import CaseView
from tests.builders.orders import an_order, order_json
from tests.builders.published import published_policies
from tests.contracts.reading import EVERYTHING, a_read
from tests.use_cases.office import FAY, ITSELF, TESS, StandingClock

OPENED = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
CASE = """
    insert into sup.case (case_id, kind, opened_by, summary)
    values ('sca_1', 'booking', 'usr_other_team', 'Written by plain SQL.')
"""
CASE_AT = """
    insert into sup.case
        (case_id, kind, status, priority, opened_by, summary, created_at, updated_at, sla_due_at)
    values ('sca_1', 'booking', %s, %s, 'usr_other_team', 'Written by plain SQL.', %s, %s, %s)
"""
REFUND = """
    insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, created_by)
    values ('srf_1', 'sca_1', 'ord_1001', %s, 'other', 'usr_other_team')
"""
WITH_FEES = """
    insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, created_by,
        platform_fee_cents, platform_fee_tax_cents)
    values ('srf_1', 'sca_1', 'ord_1001', %s, 'other', 'usr_other_team', %s, %s)
"""
OF_A_LEG = """
    insert into sup.refund (refund_id, case_id, order_id, leg_id, amount_cents, reason, created_by)
    values (%s, 'sca_1', 'ord_1001', %s, %s, 'other', 'usr_other_team')
"""
FAILED = """
    insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, status, created_by)
    values ('srf_2', 'sca_1', 'ord_1001', 1000, 'other', 'failed', 'usr_other_team')
"""
CREDIT = """
    insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, method, created_by)
    values ('srf_1', 'sca_1', 'ord_1001', 500, 'goodwill', 'wallet', 'usr_other_team')
"""
HOLD = """
    insert into sup.payout_hold (hold_id, case_id, order_id, provider_id, amount_cents, reason)
    values ('sph_1', 'sca_1', 'ord_1001', 'usr_p1', 500, 'To be safe.')
"""
EVENT = """
    insert into sup.case_event (event_id, case_id, actor_kind, type)
    values ('sev_1', 'sca_1', 'admin', 'note')
"""
AUDIT = """
    insert into sup.admin_audit (audit_id, actor_admin, action, resource)
    values ('aud_1', 'usr_other_team', 'case.view', 'case:sca_1')
"""


@frozen(kw_only=True)
class Center:
    """The application on the database that other teams write to."""

    store: AuroraStore
    url: str
    desk: Desk
    office: RefundOffice

    def does(self, command: Command[Any], request: Any) -> Any:
        told: Any
        if isinstance(command, IssueRefund):
            told = self.office.issue(command, request)
        elif isinstance(command, ApproveRefund):
            told = self.office.approve(command, request)
        else:
            told = self.desk.handle(command, request)
        assert not isinstance(told, Refusal), told
        return told

    def case(self) -> Case:
        with self.store.unit_of_work() as uow:
            case = uow.cases.get("sca_1")
        assert case is not None
        return case

    def view(self) -> CaseView:
        async def read() -> object:
            async with AuroraCaseViews.of(self.url, pool_size=1) as views:
                return await views.case(
                    "sca_1", reader="usr_tess", selection=EVERYTHING, audit=a_read()
                )

        view = asyncio.run(read())
        assert isinstance(view, CaseView), view
        return view


@pytest.fixture
def center(store: AuroraStore, database_url: str) -> Center:
    clock = StandingClock()
    stripe = FakeStripe.at(clock.now)
    stripe.register_charge("ch_1", 119_075, "USD")
    desk = Desk(store=store, clock=clock, ids=UlidIds(clock), policies=published_policies())
    office = RefundOffice(desk=desk, processor=stripe)
    return Center(store=store, url=database_url, desk=desk, office=office)


def insert_case(
    owner: psycopg.Connection,
    *,
    status: str = "new",
    priority: int = 3,
    due: datetime | None = None,
    changed: timedelta = timedelta(),
) -> None:
    owner.execute(CASE_AT, [status, priority, OPENED, OPENED + changed, due])


def test_a_case_of_the_required_columns_alone_can_be_read_and_worked(
    owner: psycopg.Connection, center: Center
) -> None:
    owner.execute(CASE)
    assert center.view().summary == "Written by plain SQL."
    center.does(SetCaseStatus(case_id="sca_1", status=CaseStatus.INVESTIGATING), TESS)
    center.does(PostCaseMessage(case_id="sca_1", body_md="Hello."), TESS)
    assert center.case().clocks.first_response.met_at is not None


@pytest.mark.parametrize("priority", PRIORITIES)
def test_its_clocks_start_when_it_was_created_with_the_targets_of_its_priority(
    owner: psycopg.Connection, center: Center, priority: int
) -> None:
    insert_case(owner, priority=priority)
    sla = published_policies().version(center.case().policies_version).sla
    expected = Clocks.opened(OPENED, priority, sla)
    assert center.case().clocks == expected
    view = center.view()
    assert (view.sla_first_at, view.sla_due_at) == (
        expected.first_due_at,
        expected.resolution_due_at,
    )


def test_a_deadline_that_is_given_is_kept(owner: psycopg.Connection, center: Center) -> None:
    due = OPENED + timedelta(days=30)
    insert_case(owner, due=due, status="awaiting_user")
    sla = published_policies().version(1).sla
    assert center.case().clocks == Clocks.opened(OPENED, 3, sla, fixed_due_at=due)


def test_in_each_status_a_case_has_what_such_a_case_has_to_have(
    owner: psycopg.Connection, center: Center
) -> None:
    sla, later = published_policies().version(1).sla, OPENED + timedelta(hours=2)
    opened = Clocks.opened(OPENED, 3, sla)
    for status in CaseStatus:
        owner.execute("delete from sup.case")
        insert_case(owner, status=status.value, changed=timedelta(hours=2))
        case = center.case()
        assert case.status is status
        match status:
            case CaseStatus.AWAITING_USER:
                assert case.awaiting is Awaiting.CUSTOMER
                assert case.clocks == opened.awaiting_user(later, sla)
            case CaseStatus.RESOLVED:
                assert case.outcome is Outcome.SOLVED
                assert case.clocks == opened.resolved(later, sla)
            case CaseStatus.CLOSED:
                assert case.closed_at == later
                assert case.clocks == opened.closed(later, sla)
            case _:
                assert case.clocks == opened


def test_an_event_and_an_audit_entry_are_read_back(
    owner: psycopg.Connection, center: Center
) -> None:
    for statement in (CASE, EVENT, AUDIT):
        owner.execute(statement.encode())
    assert [event.type for event in center.view().timeline[1]] == ["note"]
    with center.store.unit_of_work() as uow:
        assert [event.type for event in uow.timeline.of_case("sca_1")] == ["note"]
        entries = uow.audit_trail.of_resource("case:sca_1")
    assert "aud_1" in {entry.audit_id for entry in entries}


def test_entries_that_tell_nothing_but_their_type_stop_nobody(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    for number, kind in enumerate((*EventType, "written_elsewhere")):
        owner.execute(
            "insert into sup.case_event (event_id, case_id, actor_kind, type)"
            " values (%s, 'sca_1', 'system', %s)",
            [f"sev_{number}", str(kind)],
        )

    pack = center.does(ExportCase(case_id="sca_1"), TESS)
    asked = IssueRefund(case_id="sca_1", order_id="ord_1001", amount_cents=1_000, reason="quality")
    center.does(asked, FAY)

    assert pack.document("summary.md") is not None
    with center.store.unit_of_work() as uow:
        events = uow.timeline.of_case("sca_1")
    assert {event.type for event in events} == {*EventType, "written_elsewhere"}
    assert shows_something_new(events, since=OPENED)
    (silent,) = [each for each in events if each.type is EventType.MESSAGE]
    assert not is_evidence(silent)
    assert not shows_something_new((silent,), since=OPENED)


def of_two_providers() -> OrderSnapshot:
    order = order_json()
    first = order["legs"][0]
    second = {**first, "leg_id": "leg_2", "provider_id": "usr_p2"}
    payment = {**order["payment"], "captured_cents": 238_150}
    return an_order(payment=payment, legs=[first, second])


def paid_by_credit() -> OrderSnapshot:
    payment = order_json()["payment"]
    return an_order(
        payment={**payment, "charge": None, "captured_cents": 0, "credit_cents": 119_075}
    )


def paid(owner: psycopg.Connection, center: Center) -> None:
    center.does(ImportOrder(order=an_order()), ITSELF)
    owner.execute(CASE)
    owner.execute("update sup.case set order_id = 'ord_1001'")


def test_a_refund_waits_for_approval_and_counts_on_its_charge_and_payable(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    owner.execute(REFUND, [1_000])
    with center.store.unit_of_work() as uow:
        refund = uow.refunds.get("srf_1")
        charge = uow.charges.payment_of("ord_1001")
        (payable,) = uow.payables.of_order("ord_1001")
    assert refund is not None
    assert charge is not None
    assert (refund.status, refund.waits_for) == (RefundStatus.PROPOSED, WaitsFor.APPROVAL)
    assert (refund.amount_cents, refund.leg_id, refund.currency) == (1_000, "leg_1", "USD")
    assert (charge.reserved_cents, payable.refunded_cents) == (1_000, 1_000)
    assert [shown.amount_cents for shown in center.view().refunds] == [1_000]


def test_a_refund_can_be_approved_or_rejected(owner: psycopg.Connection, center: Center) -> None:
    paid(owner, center)
    owner.execute(REFUND, [1_000])
    center.does(ApproveRefund(refund_id="srf_1"), FAY)
    owner.execute(REFUND.replace("srf_1", "srf_2").encode(), [500])
    center.does(RejectRefund(refund_id="srf_2"), FAY)
    with center.store.unit_of_work() as uow:
        fates = [refund.status for refund in uow.refunds.of_case("sca_1")]
        charge = uow.charges.payment_of("ord_1001")
        (payable,) = uow.payables.of_order("ord_1001")
    assert fates == [RefundStatus.SUCCEEDED, RefundStatus.FAILED]
    assert charge is not None
    assert (charge.reserved_cents, payable.refunded_cents) == (1_000, 1_000)


def test_a_refund_beyond_what_was_captured_is_refused(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(REFUND, [119_076])
    owner.execute(REFUND, [119_075])


def test_a_refund_and_a_hold_of_an_order_that_nobody_knows_can_be_read(
    owner: psycopg.Connection, center: Center
) -> None:
    owner.execute(CASE)
    owner.execute(REFUND, [1_000])
    owner.execute(HOLD)
    view = center.view()
    assert [refund.amount_cents for refund in view.refunds] == [1_000]
    assert [hold.applied_by for hold in view.holds] == ["support_owner"]
    with center.store.unit_of_work() as uow:
        refund = uow.refunds.get("srf_1")
    assert refund is not None
    assert refund.amount_cents == 1_000


def test_a_hold_weighs_on_its_payable_and_can_be_released(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    owner.execute(HOLD)
    (hold,) = center.view().holds
    assert hold.expires_at - hold.created_at == timedelta(days=90)
    assert held(center) == 500
    center.does(ReleasePayoutHold(hold_id="sph_1"), FAY)
    assert held(center) == 0


def held(center: Center) -> int:
    with center.store.unit_of_work() as uow:
        (payable,) = uow.payables.of_order("ord_1001")
    return payable.held_cents


def test_a_case_of_a_subtype_that_is_restricted_from_the_start_is_restricted(
    owner: psycopg.Connection, center: Center
) -> None:
    for subtype in RESTRICTED_FROM_THE_START | {"harassment"}:
        owner.execute("delete from sup.case")
        owner.execute(
            "insert into sup.case (case_id, kind, subtype, opened_by, summary)"
            " values ('sca_1', 'policy', %s, 'usr_other_team', 'Written by plain SQL.')",
            [subtype],
        )
        assert center.case().restricted is (subtype != "harassment")


def test_a_hold_above_what_is_payable_is_refused(owner: psycopg.Connection, center: Center) -> None:
    paid(owner, center)
    owner.execute(HOLD)
    more = HOLD.replace("sph_1", "sph_2")
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(more.replace("500", "107751").encode())
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(more.replace("usr_p1", "usr_p2").encode())
    owner.execute(more.replace("500", "107750").encode())
    assert held(center) == 108_250


def test_a_hold_and_a_credit_are_in_the_currency_of_their_order(
    owner: psycopg.Connection, center: Center
) -> None:
    center.does(ImportOrder(order=an_order(currency="EUR")), ITSELF)
    owner.execute(CASE)
    owner.execute(HOLD)
    owner.execute(CREDIT)
    told = owner.execute(
        "select currency from sup.payout_hold union all select currency from sup.refund"
    ).fetchall()
    assert told == [("EUR",), ("EUR",)]


def test_a_refund_takes_the_service_part_first_and_no_more_of_a_part_than_was_paid(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    owner.execute(REFUND, [100_000])
    owner.execute(REFUND.replace("srf_1", "srf_2").encode(), [19_075])
    with center.store.unit_of_work() as uow:
        first, second = uow.refunds.of_case("sca_1")
        (payable,) = uow.payables.of_order("ord_1001")
    # 100 000 of 108 250, to the cent: 92 378.75… of the subtotal and the rest of its tax.
    assert first.allocations == (Allocation("leg_1", Parts(92_379, 7_621, 0, 0)),)
    assert second.allocations == (Allocation("leg_1", Parts(7_621, 629, 10_000, 825)),)
    assert payable.refunded_cents == payable.service_cents == 108_250


def test_a_refund_that_failed_takes_nothing_and_needs_nothing(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    owner.execute(REFUND, [119_075])
    owner.execute(FAILED)
    with center.store.unit_of_work() as uow:
        charge = uow.charges.payment_of("ord_1001")
        failed = uow.refunds.get("srf_2")
    assert charge is not None
    assert failed is not None
    assert (charge.reserved_cents, failed.charge_id) == (119_075, "ch_1")
    assert [share.parts.total_cents for share in failed.allocations] == [1_000]


def test_a_refund_that_tells_its_fees_keeps_them(owner: psycopg.Connection, center: Center) -> None:
    paid(owner, center)
    owner.execute(WITH_FEES, [11_000, 10_000, 825])
    with center.store.unit_of_work() as uow:
        refund = uow.refunds.get("srf_1")
    assert refund is not None
    assert refund.allocations == (Allocation("leg_1", Parts(162, 13, 10_000, 825)),)


def test_a_refund_of_more_fees_than_were_paid_is_refused(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(WITH_FEES, [11_000, 10_001, 0])


def test_a_refund_without_a_leg_spreads_over_the_legs_in_their_order(
    owner: psycopg.Connection, center: Center
) -> None:
    center.does(ImportOrder(order=of_two_providers()), ITSELF)
    owner.execute(CASE)
    owner.execute(REFUND, [120_000])
    owner.execute(OF_A_LEG, ["srf_2", "leg_2", 500])
    with center.store.unit_of_work() as uow:
        first, second = uow.refunds.of_case("sca_1")
        payables = uow.payables.of_order("ord_1001")
    assert [share.leg_id for share in first.allocations] == ["leg_1", "leg_2"]
    assert (first.leg_id, second.leg_id) == (None, "leg_2")
    assert {each.provider_id: each.refunded_cents for each in payables} == {
        "usr_p1": 108_250,
        "usr_p2": 925 + 500,
    }


def test_a_refund_of_a_leg_that_the_order_does_not_have_is_refused(
    owner: psycopg.Connection, center: Center
) -> None:
    paid(owner, center)
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(OF_A_LEG, ["srf_1", "leg_9", 500])


def test_a_card_refund_of_an_order_that_no_card_paid_is_refused(
    owner: psycopg.Connection, center: Center
) -> None:
    center.does(ImportOrder(order=paid_by_credit()), ITSELF)
    owner.execute(CASE)
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(REFUND, [500])


def test_the_applications_own_rows_meet_no_trigger(owner: psycopg.Connection) -> None:
    conditions = owner.execute(
        "select tgname, pg_get_triggerdef(oid) from pg_trigger"
        " where tgrelid::regclass::text like 'sup.%' and tgname like 'complete\\_%'"
    ).fetchall()
    assert {name for name, _ in conditions} == {
        "complete_case",
        "complete_refund",
        "complete_payout_hold",
    }
    assert all("IS NULL)" in condition for _, condition in conditions)
