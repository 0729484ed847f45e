"""What a cancellation opens, gives back and ends by itself, and what it leaves to people."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from core.cancellations.arrival import Entries
from core.cancellations.entry import EntryState
from core.cancellations.terms import AutomaticEntryTerms
from core.cases.case import Case
from core.cases.status import CaseStatus, Outcome
from core.deposits.deposit_release import ReleaseStatus
from core.orders.kind import LegKind
from core.orders.party import Party
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.policies.policies import Policies
from core.refunds.refund import Refund, RefundStatus, WaitsFor
from core.use_cases.assign_case import AssignCase
from core.use_cases.enter_cancellation import EnterCancellation
from core.use_cases.handling.order_office import OrderOffice
from core.use_cases.import_order import ImportOrder
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.resume_refunds import ResumeRefunds
from entrypoints.demo.order_file import demo_orders
from entrypoints.demo.seeding import seed
from tests.builders.orders import order_json
from tests.notifications.one_policy import OnePolicy
from tests.use_cases.office import FAY, ITSELF, TESS, Office

BY_BUYER = {"by": "buyer", "at": "2026-12-01T10:00:00Z"}
BY_PROVIDER = {"by": "provider", "at": "2026-12-01T10:00:00Z"}
SMALL = 10_825
"""What policy gives back of the example at a tenth of its price, cancelled days ahead."""


def small(**changes: Any) -> dict[str, Any]:
    """The example order at a tenth of its price, below every threshold."""
    order = order_json()
    leg = order["legs"][0]
    cents = {
        "subtotal_cents": 10_000,
        "service_tax_cents": 825,
        "platform_fee_cents": 1_000,
        "platform_fee_tax_cents": 83,
    }
    payment = {**order["payment"], "captured_cents": 11_908}
    leg = {**leg, **cents, **changes.pop("leg", {})}
    return {**order, "payment": payment, "legs": [leg], "cancellation": BY_BUYER, **changes}


def snapshot(**changes: Any) -> OrderSnapshot:
    order = read_snapshot(small(**changes))
    assert isinstance(order, OrderSnapshot), order
    return order


def arrives(office: Office, entries: Entries = Entries.ALL, **changes: Any) -> OrderSnapshot:
    """The order service tells of the order as it is now."""
    order = snapshot(**changes)
    office.stripe.register_charge("ch_1", order.payment.captured_cents, order.currency)
    told = orders(office).take_in(ImportOrder(order=order, entries=entries), ITSELF)
    assert isinstance(told, bool), told
    return order


def arrives_with_two_legs(office: Office, *, version: int, cancelled: set[str] | None) -> None:
    """The same leg twice; `cancelled` are those that are, None where the order is."""
    (leg,) = small()["legs"]
    legs = [
        {**leg, "leg_id": leg_id, "cancellation": BY_BUYER if leg_id in (cancelled or ()) else None}
        for leg_id in ("leg_1", "leg_2")
    ]
    payment = {**small()["payment"], "captured_cents": 2 * 11_908}
    arrives(
        office,
        version=version,
        cancellation=BY_BUYER if cancelled is None else None,
        payment=payment,
        legs=legs,
    )


def orders(office: Office) -> OrderOffice:
    return OrderOffice(desk=office.desk, refunds=office.refunds, deposits=office.deposits)


def cases(office: Office) -> tuple[Case, ...]:
    with office.store.unit_of_work() as uow:
        return uow.cases.of_order("ord_1001")


def refunds(office: Office) -> list[Refund]:
    with office.store.unit_of_work() as uow:
        return [refund for case in cases(office) for refund in uow.refunds.of_case(case.case_id)]


def state(office: Office, key: str = "ord_1001") -> EntryState | None:
    with office.store.unit_of_work() as uow:
        entry = uow.cancellation_entries.get(key)
    return None if entry is None else entry.state


@pytest.fixture
def office() -> Office:
    return Office()


def under(**terms: Any) -> Office:
    policies = Policies(version=1, automatic_entries=AutomaticEntryTerms(**terms))
    return Office(policies=OnePolicy(policies))


def test_a_cancelled_order_opens_its_case_refunds_what_policy_gives_and_is_resolved(
    office: Office,
) -> None:
    arrives(office)

    (case,), (refund,) = cases(office), refunds(office)
    assert (case.opened_by, case.subject_user, case.reason_code) == (
        "system",
        "usr_b1",
        "buyer_cancelled",
    )
    assert (case.status, case.outcome) == (CaseStatus.RESOLVED, Outcome.REFUNDED)
    assert (refund.amount_cents, refund.status) == (SMALL, RefundStatus.SUCCEEDED)
    assert office.told(case.case_id) == [
        "opened",
        "evidence_stitched",
        "kernel_decision",
        "refund_issued",
        "status_change",
        "status_change",
        "refund_succeeded",
        "status_change",
    ]
    assert ("order.enter", None) in office.audited("order:ord_1001")


def test_the_record_that_the_case_rests_on_names_the_snapshot_and_the_cancellation(
    office: Office,
) -> None:
    order = arrives(office)
    stitched = office.timeline(cases(office)[0].case_id)[1].payload
    assert stitched == {
        "record": "order_cancelled",
        "order_id": "ord_1001",
        "leg_id": None,
        "cancelled_by": "buyer",
        "cancelled_at": "2026-12-01T10:00:00Z",
        "snapshot_version": 3,
        "snapshot_sha256": order.sha256,
        "suggested_goodwill_cents": 0,
    }


def test_however_often_and_in_whatever_snapshots_it_arrives_it_enters_once(office: Office) -> None:
    for version in (5, 3, 5, 6, 7):
        at = f"2026-12-01T10:00:0{version}Z"
        arrives(office, version=version, cancellation={**BY_BUYER, "at": at})
    assert (len(cases(office)), len(refunds(office))) == (1, 1)


def test_what_was_taken_back_and_cancelled_again_does_not_enter_again(office: Office) -> None:
    arrives(office)
    arrives(office, version=4, cancellation=None)
    arrives(office, version=5)
    assert len(cases(office)) == 1


@pytest.mark.parametrize(
    ("entries", "first", "opened"),
    [
        (Entries.ALL, BY_BUYER, 1),
        (Entries.CHANGES, BY_BUYER, 0),
        (Entries.CHANGES, None, 1),
        (Entries.NONE, None, 0),
    ],
)
def test_history_opens_nothing_and_what_changes_does(
    office: Office, entries: Entries, first: Any, opened: int
) -> None:
    arrives(office, entries, cancellation=first)
    arrives(office, entries, version=4)
    assert len(cases(office)) == opened


def test_a_case_about_the_order_that_is_open_is_told_and_nothing_is_refunded(
    office: Office,
) -> None:
    arrives(office, cancellation=None)
    case_id = office.case()
    arrives(office, version=4)
    assert [case.case_id for case in cases(office)] == [case_id]
    assert office.told(case_id) == ["opened", "evidence_stitched"]
    assert (refunds(office), state(office)) == ([], EntryState.JOINED)
    assert office.stored_case(case_id).evidenced


@pytest.mark.parametrize("second", [{"leg_1", "leg_2"}, None])
def test_a_part_that_is_cancelled_while_another_is_given_back_is_given_back_too(
    office: Office, second: set[str] | None
) -> None:
    """`second` are the legs that the second snapshot has as cancelled, None for the order."""
    office.does(PauseRefunds(), FAY)
    arrives_with_two_legs(office, version=4, cancelled={"leg_1"})
    arrives_with_two_legs(office, version=5, cancelled=second)
    office.refunds.resume(ResumeRefunds(), FAY)

    assert [(it.amount_cents, it.status) for it in refunds(office)] == [
        (SMALL, RefundStatus.SUCCEEDED),
        (SMALL, RefundStatus.SUCCEEDED),
    ]
    assert [case.outcome for case in cases(office)] == [Outcome.REFUNDED] * 2


def test_a_part_that_is_cancelled_once_somebody_took_up_the_other_is_told_to_them(
    office: Office,
) -> None:
    office.does(PauseRefunds(), FAY)
    arrives_with_two_legs(office, version=4, cancelled={"leg_1"})
    (case,) = cases(office)
    office.does(AssignCase(case_id=case.case_id, owner_admin="usr_tess"), TESS)
    arrives_with_two_legs(office, version=5, cancelled={"leg_1", "leg_2"})
    assert len(refunds(office)) == len(cases(office)) == 1
    assert state(office, "ord_1001 leg_2") is EntryState.JOINED


def test_while_refunds_are_paused_it_waits_as_proposed_and_goes_when_they_are_resumed(
    office: Office,
) -> None:
    office.does(PauseRefunds(), FAY)
    arrives(office)
    (refund,), (case,) = refunds(office), cases(office)
    assert (refund.status, refund.waits_for) == (RefundStatus.PROPOSED, WaitsFor.RESUME)
    assert case.status is CaseStatus.DECISION_PENDING

    office.refunds.resume(ResumeRefunds(), FAY)

    assert refunds(office)[0].status is RefundStatus.SUCCEEDED
    assert cases(office)[0].outcome is Outcome.REFUNDED


def test_a_disputed_charge_is_not_refunded_and_its_case_is_for_a_person(office: Office) -> None:
    arrives(office, cancellation=None)
    with office.store.unit_of_work() as uow:
        uow.charges.save(evolve(office.charge(), disputed=True))
        uow.commit()
    arrives(office, version=4)
    assert refunds(office) == []
    assert cases(office)[0].status is CaseStatus.NEW


def test_where_policy_owes_nothing_the_case_is_for_a_person(office: Office) -> None:
    arrives(office, cancellation={**BY_BUYER, "at": "2026-12-05T17:00:00Z"})
    assert (refunds(office), cases(office)[0].status) == ([], CaseStatus.NEW)


@pytest.mark.parametrize(
    ("ceiling", "waits_for"),
    [
        ({"USD": SMALL}, None),
        ({"USD": SMALL - 1}, WaitsFor.APPROVAL),
        ({"EUR": SMALL}, WaitsFor.APPROVAL),
    ],
)
def test_above_the_ceiling_a_person_approves(
    ceiling: dict[str, int], waits_for: WaitsFor | None
) -> None:
    office = under(refund_up_to_cents=ceiling)
    arrives(office)
    assert refunds(office)[0].waits_for is waits_for


@pytest.mark.parametrize(
    ("terms", "opened"),
    [
        ({"cancelled_by": frozenset()}, 0),
        ({"cancelled_by": frozenset({Party.PROVIDER})}, 0),
        ({"cancelled_by": frozenset({Party.BUYER})}, 1),
        ({"kinds": frozenset({LegKind.STUDIO})}, 0),
        ({"kinds": frozenset({LegKind.TALENT})}, 1),
    ],
)
def test_policy_says_whose_cancellations_of_what_enter(terms: Any, opened: int) -> None:
    office = under(**terms)
    arrives(office)
    assert len(cases(office)) == opened
    assert state(office) is (EntryState.OPENED if opened else EntryState.LEFT)


def test_a_suggested_apology_leaves_the_refunded_case_to_a_person(office: Office) -> None:
    policy = {**order_json()["legs"][0]["policy"], "apology_credit_cents": 500}
    arrives(office, cancellation=BY_PROVIDER, leg={"policy": policy})
    (case,), (refund,) = cases(office), refunds(office)
    assert (refund.status, refund.amount_cents) == (RefundStatus.SUCCEEDED, 11_908)
    assert office.timeline(case.case_id)[1].payload["suggested_goodwill_cents"] == 500
    assert case.status is CaseStatus.DECISION_PENDING


def test_a_case_that_somebody_took_up_is_theirs_to_resolve(office: Office) -> None:
    office.does(PauseRefunds(), FAY)
    arrives(office)
    (case,) = cases(office)
    office.does(AssignCase(case_id=case.case_id, owner_admin="usr_tess"), TESS)
    office.refunds.resume(ResumeRefunds(), FAY)
    assert refunds(office)[0].status is RefundStatus.SUCCEEDED
    assert cases(office)[0].status is CaseStatus.DECISION_PENDING


def test_what_was_found_and_not_entered_is_due_until_a_sweep_enters_it(office: Office) -> None:
    order = snapshot()
    office.stripe.register_charge("ch_1", 11_908, "USD")
    office.does(ImportOrder(order=order, entries=Entries.ALL), ITSELF)
    assert (cases(office), state(office)) == ((), EntryState.DUE)
    with office.store.unit_of_work() as uow:
        assert uow.cancellation_entries.due(limit=9) == ("ord_1001",)

    assert orders(office).enter("ord_1001", ITSELF) is not None
    assert orders(office).enter("ord_1001", ITSELF) is None
    assert len(cases(office)) == 1


def test_a_refund_that_is_not_answered_is_asked_about_at_the_next_sweep(office: Office) -> None:
    order = snapshot()
    office.does(ImportOrder(order=order, entries=Entries.ALL), ITSELF)
    office.does(EnterCancellation(key="ord_1001"), ITSELF)
    with office.store.unit_of_work() as uow:
        due = uow.refunds.to_ask(now=office.clock.now() + timedelta(seconds=1), limit=9)
    assert due == (refunds(office)[0].refund_id,)


def test_a_studio_that_cancels_gives_the_deposit_back_as_well(office: Office) -> None:
    sold = next(each.received for each in demo_orders() if each.order_id == "ord_1010")
    (leg,) = sold["legs"]
    held = {**leg["deposit"], "kind": "authorization_hold"}
    order = read_snapshot({**sold, "legs": [{**leg, "deposit": held}]})
    assert isinstance(order, OrderSnapshot), order
    seed(office.stripe, order)

    orders(office).take_in(ImportOrder(order=order, entries=Entries.ALL), ITSELF)

    with office.store.unit_of_work() as uow:
        (case,) = uow.cases.of_order("ord_1010")
        (release,) = uow.deposit_releases.of_order("ord_1010")
        (refund,) = uow.refunds.of_case(case.case_id)
    assert (release.case_id, release.released_by) == (case.case_id, "system")
    assert release.status is not ReleaseStatus.PROCESSING
    assert refund.reason == "provider_cancelled"
