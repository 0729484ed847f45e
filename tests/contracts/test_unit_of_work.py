"""The contract of ports/unit_of_work.py: sessions, and what they see of each other."""

import pytest
from attrs import evolve

from core.cases.status import CaseStatus
from ports.lost_race import StaleRow
from ports.unit_of_work import Store, UnitOfWork
from tests.builders.answers import an_answer
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim, a_deposit_release
from tests.builders.disputes import a_dispute
from tests.builders.goodwill import a_goodwill_month, a_wallet_entry
from tests.builders.holds import a_hold
from tests.builders.links import a_link
from tests.builders.notices import a_notice
from tests.builders.orders import an_order
from tests.builders.outbox_messages import an_outbox_message
from tests.builders.outside_refunds import an_outside_refund
from tests.builders.parked_work import a_parked_work
from tests.builders.payables import a_payable
from tests.builders.postings import a_posting
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, an_event
from tests.builders.transfers import a_reversal, a_transfer
from tests.contracts.committing import add, commit

ONE_OF_EACH = (
    an_order(),
    a_case("sca_1"),
    a_case("sca_2"),
    a_link("sca_1", "sca_2"),
    an_event(),
    a_message(),
    a_charge(),
    a_payable(),
    a_refund(),
    a_hold(),
    a_posting(),
    a_transfer(),
    a_reversal(),
    an_outside_refund(),
    a_dispute(),
    a_parked_work(),
    a_goodwill_month(),
    a_wallet_entry(),
    a_deposit_claim(),
    a_deposit_release(),
    a_notice(),
    an_audit_entry(),
    an_outbox_message(),
    an_answer(),
)


def everything(uow: UnitOfWork) -> tuple[object, ...]:
    """What the session sees of ONE_OF_EACH; messages have no reader but the views."""
    return (
        uow.order_snapshots.newest("ord_1001"),
        uow.cases.get("sca_1"),
        uow.cases.get("sca_2"),
        *uow.case_links.of_case("sca_1"),
        *uow.timeline.of_case("sca_1"),
        uow.charges.get("ch_1"),
        *uow.payables.of_order("ord_1001"),
        uow.refunds.get("srf_1"),
        uow.payout_holds.get("sph_1"),
        *uow.ledger.of_order("ord_1001"),
        uow.transfers.get("tr_1"),
        uow.transfer_reversals.get("srv_1"),
        uow.outside_refunds.get("re_outside"),
        uow.disputes.get("dp_1"),
        uow.parking.get("spw_1"),
        uow.goodwill_months.get(agent="usr_agent", month="2026-12", currency="USD"),
        *uow.wallet.entries_of("usr_b1"),
        uow.deposit_claims.get("sdp_1"),
        uow.deposit_releases.get("sdr_1"),
        a_notice() if uow.processed_notices.has("evt_1") else None,
        *uow.audit_trail.of_resource("case:sca_1"),
        *uow.outbox.of_case("sca_1"),
        uow.idempotency.find(actor="usr_finance", key="key-1"),
    )


ALL_OF_IT = tuple(row for row in ONE_OF_EACH if row != a_message())
NOTHING = (None,) * 16


def test_a_commit_writes_every_kind_of_row_at_once(store: Store) -> None:
    commit(store, *ONE_OF_EACH)

    with store.unit_of_work() as uow:
        assert everything(uow) == ALL_OF_IT


def test_leaving_without_commit_writes_nothing(store: Store) -> None:
    with store.unit_of_work() as uow:
        add(uow, *ONE_OF_EACH)

    with store.unit_of_work() as uow:
        assert everything(uow) == NOTHING


def test_an_error_inside_the_block_writes_nothing_and_goes_on(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.unit_of_work() as uow:  # noqa: PT012 - the block is what is tested
        add(uow, *ONE_OF_EACH)
        raise ZeroDivisionError

    with store.unit_of_work() as uow:
        assert everything(uow) == NOTHING


def test_an_error_after_the_commit_takes_nothing_back(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.unit_of_work() as uow:  # noqa: PT012 - the block is what is tested
        add(uow, *ONE_OF_EACH)
        uow.commit()
        raise ZeroDivisionError

    with store.unit_of_work() as uow:
        assert everything(uow) == ALL_OF_IT


def test_what_is_written_before_a_commit_is_seen_by_nobody(store: Store) -> None:
    with store.unit_of_work() as writing, store.unit_of_work() as watching:
        add(writing, *ONE_OF_EACH)

        assert everything(writing) == NOTHING
        assert everything(watching) == NOTHING


def test_a_session_sees_what_others_commit_while_it_is_open(store: Store) -> None:
    with store.unit_of_work() as watching:
        assert everything(watching) == NOTHING
        commit(store, *ONE_OF_EACH)

        assert everything(watching) == ALL_OF_IT


def test_a_commit_without_writes_is_no_event(store: Store) -> None:
    commit(store, *ONE_OF_EACH)

    with store.unit_of_work() as uow:
        uow.commit()

    with store.unit_of_work() as uow:
        assert everything(uow) == ALL_OF_IT


def test_sessions_that_touch_different_rows_both_commit(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))

    with store.unit_of_work() as one, store.unit_of_work() as other:
        one.cases.save(a_case("sca_1", priority=1))
        other.cases.save(a_case("sca_2", priority=2))
        other.commit()
        one.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1", priority=1, version=1)
        assert uow.cases.get("sca_2") == a_case("sca_2", priority=2, version=1)


def test_a_decision_on_what_changed_since_it_was_read_is_never_written(store: Store) -> None:
    commit(store, a_case("sca_1"), a_charge(captured_cents=100))

    with store.unit_of_work() as slow:
        case, charge = slow.cases.get("sca_1"), slow.charges.get("ch_1")
        assert case is not None
        assert charge is not None
        with store.unit_of_work() as quick:
            quick.charges.save(evolve(charge, reserved_cents=60))
            quick.commit()
        slow.cases.save(evolve(case, status=CaseStatus.TRIAGE))
        slow.charges.save(evolve(charge, reserved_cents=60))
        with pytest.raises(StaleRow):
            slow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == case
        assert uow.charges.get("ch_1") == evolve(charge, reserved_cents=60, version=1)
