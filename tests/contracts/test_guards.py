"""What every save and every add of ports/ promises, whatever is saved (ports/unit_of_work.py)."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, frozen

from core.cancellations.entry import EntryState
from core.cases.status import CaseStatus
from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.holds.hold import HoldStatus
from core.parked.parked_work import Ending
from ports.lost_race import DuplicateRow, StaleRow
from ports.refund_switch import RefundPause
from ports.unit_of_work import Store, UnitOfWork
from tests.builders.answers import an_answer
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cancellations import a_cancellation_entry
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim, a_deposit_release, an_approved_claim
from tests.builders.disputes import a_dispute
from tests.builders.dmca import a_countered_claim, a_dmca_claim
from tests.builders.goodwill import a_goodwill_month, a_wallet_entry
from tests.builders.holds import a_hold
from tests.builders.instants import minutes_later
from tests.builders.links import a_link
from tests.builders.notices import a_notice
from tests.builders.notifications import a_pending
from tests.builders.orders import an_order
from tests.builders.outbox_messages import an_outbox_message
from tests.builders.outside_refunds import an_outside_refund
from tests.builders.parked_work import a_parked_work
from tests.builders.payables import a_payable
from tests.builders.postings import a_line, a_posting
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, an_event
from tests.builders.transfers import a_reversal, a_transfer
from tests.builders.violations import a_conduct_record, a_violation, an_appealed_violation
from tests.contracts.committing import add, commit


@frozen(kw_only=True)
class Guarded:
    """A kind of row that is saved under the guard of its version, with two ways to change it."""

    row: Any
    mine: Any
    theirs: Any
    save: Callable[[UnitOfWork, Any], None]
    read: Callable[[UnitOfWork], Any]


GUARDED = {
    "case": Guarded(
        row=a_case("sca_g"),
        mine=a_case("sca_g", status=CaseStatus.TRIAGE),
        theirs=a_case("sca_g", priority=1),
        save=lambda uow, row: uow.cases.save(row),
        read=lambda uow: uow.cases.get("sca_g"),
    ),
    "refund": Guarded(
        row=a_refund("srf_g"),
        mine=a_refund("srf_g").known_as("re_1", when=minutes_later(1)),
        theirs=a_refund("srf_g").failed("charge_disputed", when=minutes_later(1)),
        save=lambda uow, row: uow.refunds.save(row),
        read=lambda uow: uow.refunds.get("srf_g"),
    ),
    "charge": Guarded(
        row=a_charge("ch_g"),
        mine=a_charge("ch_g", reserved_cents=1),
        theirs=a_charge("ch_g", reserved_cents=2),
        save=lambda uow, row: uow.charges.save(row),
        read=lambda uow: uow.charges.get("ch_g"),
    ),
    "payable": Guarded(
        row=a_payable(),
        mine=a_payable(held_cents=1),
        theirs=a_payable(held_cents=2),
        save=lambda uow, row: uow.payables.save(row),
        read=lambda uow: next(iter(uow.payables.of_order("ord_1001")), None),
    ),
    "hold": Guarded(
        row=a_hold("sph_g"),
        mine=a_hold("sph_g", status=HoldStatus.RELEASED, released_at=minutes_later(1)),
        theirs=a_hold("sph_g", status=HoldStatus.EXPIRED, released_at=minutes_later(2)),
        save=lambda uow, row: uow.payout_holds.save(row),
        read=lambda uow: uow.payout_holds.get("sph_g"),
    ),
    "transfer": Guarded(
        row=a_transfer("tr_g"),
        mine=a_transfer("tr_g", transferred_cents=90_000),
        theirs=a_transfer("tr_g", reversed_cents=1),
        save=lambda uow, row: uow.transfers.save(row),
        read=lambda uow: uow.transfers.get("tr_g"),
    ),
    "reversal": Guarded(
        row=a_reversal("srv_g"),
        mine=a_reversal("srv_g").succeeded(processor_ref="trr_1", when=minutes_later(1)),
        theirs=a_reversal("srv_g").cancelled(when=minutes_later(1)),
        save=lambda uow, row: uow.transfer_reversals.save(row),
        read=lambda uow: uow.transfer_reversals.get("srv_g"),
    ),
    "outside refund": Guarded(
        row=an_outside_refund("re_g"),
        mine=an_outside_refund("re_g").now("failed", counts=False, when=minutes_later(1)),
        theirs=an_outside_refund("re_g").now("pending", counts=True, when=minutes_later(1)),
        save=lambda uow, row: uow.outside_refunds.save(row),
        read=lambda uow: uow.outside_refunds.get("re_g"),
    ),
    "dispute": Guarded(
        row=a_dispute("dp_g"),
        mine=a_dispute("dp_g", status="won"),
        theirs=a_dispute("dp_g", status="lost"),
        save=lambda uow, row: uow.disputes.save(row),
        read=lambda uow: uow.disputes.get("dp_g"),
    ),
    "parked work": Guarded(
        row=a_parked_work("spw_g"),
        mine=a_parked_work("spw_g").end(Ending.RETRIED, by="usr_a", when=minutes_later(1)),
        theirs=a_parked_work("spw_g").end(Ending.SETTLED, by="system", when=minutes_later(2)),
        save=lambda uow, row: uow.parking.save(row),
        read=lambda uow: uow.parking.get("spw_g"),
    ),
    "goodwill month": Guarded(
        row=a_goodwill_month(),
        mine=a_goodwill_month().credited(1_000),
        theirs=a_goodwill_month().credited(2_000),
        save=lambda uow, row: uow.goodwill_months.save(row),
        read=lambda uow: uow.goodwill_months.get(
            agent="usr_agent", month="2026-12", currency="USD"
        ),
    ),
    "deposit claim": Guarded(
        row=a_deposit_claim("sdp_g"),
        mine=a_deposit_claim("sdp_g").to(ClaimStatus.APPROVED, when=minutes_later(1)),
        theirs=a_deposit_claim("sdp_g").to(ClaimStatus.DENIED, when=minutes_later(1)),
        save=lambda uow, row: uow.deposit_claims.save(row),
        read=lambda uow: uow.deposit_claims.get("sdp_g"),
    ),
    "copyright claim": Guarded(
        row=a_dmca_claim("sdm_g"),
        mine=a_countered_claim("sdm_g"),
        theirs=a_dmca_claim("sdm_g").closed(when=minutes_later(1)),
        save=lambda uow, row: uow.dmca_claims.save(row),
        read=lambda uow: uow.dmca_claims.get("sdm_g"),
    ),
    "violation": Guarded(
        row=a_violation("spv_g"),
        mine=an_appealed_violation("spv_g"),
        theirs=an_appealed_violation("spv_g", appealed_by="usr_agent"),
        save=lambda uow, row: uow.violations.save(row),
        read=lambda uow: uow.violations.get("spv_g"),
    ),
    "conduct record": Guarded(
        row=a_conduct_record("usr_g"),
        mine=a_conduct_record("usr_g", updated_at=minutes_later(1)),
        theirs=a_conduct_record("usr_g", updated_at=minutes_later(2)),
        save=lambda uow, row: uow.conduct_records.save(row),
        read=lambda uow: uow.conduct_records.get("usr_g"),
    ),
    "deposit release": Guarded(
        row=a_deposit_release("sdr_g"),
        mine=a_deposit_release("sdr_g").ended(ReleaseStatus.RELEASED, when=minutes_later(1)),
        theirs=a_deposit_release("sdr_g").ended(ReleaseStatus.FAILED, when=minutes_later(1)),
        save=lambda uow, row: uow.deposit_releases.save(row),
        read=lambda uow: uow.deposit_releases.get("sdr_g"),
    ),
    "notification": Guarded(
        row=a_pending("snt_g"),
        mine=a_pending("snt_g", delivered_at=minutes_later(1)),
        theirs=a_pending("snt_g", parked_at=minutes_later(1)),
        save=lambda uow, row: uow.notifications.save(row),
        read=lambda uow: uow.notifications.get("snt_g"),
    ),
    "cancellation": Guarded(
        row=a_cancellation_entry(),
        mine=a_cancellation_entry().ended(EntryState.LEFT, when=minutes_later(1)),
        theirs=a_cancellation_entry().ended(EntryState.LEFT, when=minutes_later(2)),
        save=lambda uow, row: uow.cancellation_entries.save(row),
        read=lambda uow: uow.cancellation_entries.get("ord_1001"),
    ),
}
every_guarded_row = pytest.mark.parametrize("kind", GUARDED)

# Each with something else under the same key.
TWINS = {
    "case": (a_case("sca_t"), a_case("sca_t", priority=1)),
    "link": (a_link("sca_1", "sca_2"), a_link("sca_1", "sca_2", linked_by="usr_other")),
    "event": (an_event("sev_t"), an_event("sev_t", payload={})),
    "message": (a_message("smg_t"), a_message("smg_t", body_md="Other words.")),
    "refund": (a_refund("srf_t"), a_refund("srf_t", cents=1)),
    "charge": (a_charge("ch_t", order_id="ord_2"), a_charge("ch_t", order_id="ord_1001")),
    "payable": (a_payable("usr_t"), a_payable("usr_t", held_cents=1)),
    "hold": (a_hold("sph_t"), a_hold("sph_t", amount_cents=1)),
    "snapshot": (an_order("ord_t"), an_order("ord_t", buyer_id="usr_other")),
    "audit": (an_audit_entry("aud_t"), an_audit_entry("aud_t", action="case.assign")),
    "outbox": (an_outbox_message("sob_t"), an_outbox_message("sob_t", topic="support.other")),
    "notification": (a_pending("snt_t"), a_pending("snt_t", due_at=minutes_later(1))),
    "cancellation": (a_cancellation_entry(), a_cancellation_entry(found_at=minutes_later(1))),
    "posting": (a_posting("slp_t"), a_posting("slp_t", number=1)),
    "line of a cause": (a_posting("slp_t"), a_posting("slp_u", line=a_line(amount_cents=1))),
    "transfer": (a_transfer("tr_t"), a_transfer("tr_t", reversed_cents=1)),
    "reversal": (a_reversal("srv_t"), a_reversal("srv_t", transfer_id="tr_2")),
    "processor's name": (
        a_refund("srf_t", processor_ref="re_t"),
        a_refund("srf_u", processor_ref="re_t"),
    ),
    "outside refund": (an_outside_refund("re_t"), an_outside_refund("re_t", cents=1)),
    "dispute": (a_dispute("dp_t"), a_dispute("dp_t", status="won")),
    "parked work": (a_parked_work("spw_t"), a_parked_work("spw_t", subject_id="srf_2")),
    "parked subject": (a_parked_work("spw_t"), a_parked_work("spw_u", why="Other words.")),
    "goodwill month": (a_goodwill_month(), a_goodwill_month(credited_cents=1)),
    "wallet entry": (a_wallet_entry("srf_t"), a_wallet_entry("srf_t", amount_cents=1)),
    "deposit claim": (
        a_deposit_claim("sdp_t"),
        a_deposit_claim("sdp_t", payment_intent="pi_2"),
    ),
    "claimed deposit": (a_deposit_claim("sdp_t"), an_approved_claim("sdp_u")),
    "deposit release": (
        a_deposit_release("sdr_t"),
        a_deposit_release("sdr_t", payment_intent="pi_2"),
    ),
    "released deposit": (a_deposit_release("sdr_t"), a_deposit_release("sdr_u")),
    "notice": (a_notice("evt_t"), a_notice("evt_t", object_id="re_2")),
    "answer": (an_answer("key-t"), an_answer("key-t", result="srf_2")),
}
every_twin = pytest.mark.parametrize("kind", TWINS)


@pytest.fixture(autouse=True)
def _what_the_rows_belong_to(store: Store) -> None:
    commit(store, an_order(), an_order("ord_2"), a_case("sca_1"), a_case("sca_2"), a_charge())


@every_guarded_row
def test_of_two_who_read_the_same_version_the_second_is_stale(store: Store, kind: str) -> None:
    guarded = GUARDED[kind]
    commit(store, guarded.row)

    with store.unit_of_work() as mine, store.unit_of_work() as theirs:
        assert guarded.read(mine) == guarded.read(theirs) == guarded.row
        guarded.save(theirs, guarded.theirs)
        theirs.commit()
        guarded.save(mine, guarded.mine)
        with pytest.raises(StaleRow):
            mine.commit()

    with store.unit_of_work() as uow:
        assert guarded.read(uow) == evolve(guarded.theirs, version=1)


@every_guarded_row
def test_whoever_reads_again_after_a_lost_race_wins_the_next(store: Store, kind: str) -> None:
    guarded = GUARDED[kind]
    commit(store, guarded.row)
    for version in (0, 1):
        with store.unit_of_work() as uow:
            guarded.save(uow, evolve(guarded.theirs, version=version))
            uow.commit()

    with store.unit_of_work() as uow:
        again = guarded.read(uow)
        guarded.save(uow, evolve(guarded.mine, version=again.version))
        uow.commit()

    with store.unit_of_work() as uow:
        assert guarded.read(uow) == evolve(guarded.mine, version=3)


@every_guarded_row
@pytest.mark.parametrize("version", [-1, 1, 7])
def test_a_version_that_is_not_the_stored_one_is_stale(
    store: Store, kind: str, version: int
) -> None:
    guarded = GUARDED[kind]
    commit(store, guarded.row)

    with store.unit_of_work() as uow:
        guarded.save(uow, evolve(guarded.mine, version=version))
        with pytest.raises(StaleRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert guarded.read(uow) == guarded.row


@every_guarded_row
def test_what_was_never_added_cannot_be_saved(store: Store, kind: str) -> None:
    guarded = GUARDED[kind]

    with store.unit_of_work() as uow:
        guarded.save(uow, guarded.mine)
        with pytest.raises(StaleRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert guarded.read(uow) is None


@every_guarded_row
def test_a_stale_row_at_the_end_of_a_flush_undoes_all_of_it(store: Store, kind: str) -> None:
    guarded = GUARDED[kind]
    commit(store, guarded.row)

    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_1", priority=1))
        uow.refund_switch.save(RefundPause(paused=True, changed_by="usr_finance"))
        add(uow, a_case("sca_new"), an_event(), an_audit_entry(), an_outbox_message(), an_answer())
        guarded.save(uow, evolve(guarded.mine, version=5))
        with pytest.raises(StaleRow):
            uow.commit()

    assert_only_the_beginning_is_stored(store)


@every_guarded_row
def test_a_stale_row_at_the_start_of_a_flush_keeps_the_rest_out(store: Store, kind: str) -> None:
    guarded = GUARDED[kind]
    commit(store, guarded.row)

    with store.unit_of_work() as uow:
        guarded.save(uow, evolve(guarded.mine, version=5))
        uow.cases.save(a_case("sca_1", priority=1))
        add(uow, a_case("sca_new"), an_event(), an_audit_entry(), an_outbox_message(), an_answer())
        with pytest.raises(StaleRow):
            uow.commit()

    assert_only_the_beginning_is_stored(store)


@every_twin
def test_a_key_that_is_taken_is_a_duplicate_and_undoes_the_whole_flush(
    store: Store, kind: str
) -> None:
    first, second = TWINS[kind]
    commit(store, first)

    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_1", priority=1))
        uow.refund_switch.save(RefundPause(paused=True, changed_by="usr_finance"))
        add(uow, a_case("sca_new"), an_event(), an_audit_entry(), an_outbox_message(), an_answer())
        add(uow, second)
        with pytest.raises(DuplicateRow):
            uow.commit()

    assert_only_the_beginning_is_stored(store)


@every_twin
def test_the_same_key_twice_in_one_flush_is_a_duplicate(store: Store, kind: str) -> None:
    first, second = TWINS[kind]

    with store.unit_of_work() as uow:
        add(uow, a_case("sca_new"), first, second)
        with pytest.raises(DuplicateRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_new") is None


def assert_only_the_beginning_is_stored(store: Store) -> None:
    """Nothing that the flushes above put beside the row at fault."""
    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1")
        assert uow.cases.get("sca_new") is None
        assert uow.refund_switch.read() == RefundPause(paused=False)
        assert an_event() not in uow.timeline.of_case("sca_1")
        assert an_audit_entry() not in uow.audit_trail.of_resource("case:sca_1")
        assert an_outbox_message() not in uow.outbox.of_case("sca_1")
        assert uow.idempotency.find(actor="usr_finance", key="key-1") is None
