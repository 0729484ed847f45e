"""Rules every store keeps by itself, whatever computed the row (domain.md, data-model.md)."""

import pytest
from attrs import evolve

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.dmca.status import DmcaStatus
from core.holds.hold import HoldStatus
from core.ledger.account import Account
from core.parked.parked_work import Ending
from core.refunds.refund import RefundStatus, WaitsFor
from core.transfers.reversal import ReversalStatus
from ports.broken_check import BrokenCheck
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim, a_deposit_release
from tests.builders.disputes import a_dispute
from tests.builders.dmca import WINDOW, a_countered_claim, a_dmca_claim, an_ordered_claim
from tests.builders.goodwill import a_goodwill_month, a_wallet_entry
from tests.builders.holds import a_hold
from tests.builders.instants import MICROSECOND, minutes_later
from tests.builders.links import a_link
from tests.builders.orders import an_order
from tests.builders.outbox_messages import an_outbox_message
from tests.builders.outside_refunds import an_outside_refund
from tests.builders.parked_work import a_parked_work
from tests.builders.payables import a_payable
from tests.builders.postings import a_line, a_posting
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, an_event
from tests.builders.transfers import a_reversal, a_transfer
from tests.builders.violations import a_violation, an_appealed_violation, an_overturned_violation
from tests.contracts.committing import add, commit

BROKEN = {
    "a priority of 0": a_case("sca_b", priority=0),
    "a priority of 6": a_case("sca_b", priority=6),
    "awaiting nobody": a_case("sca_b", status=CaseStatus.AWAITING_USER),
    "awaiting out of turn": a_case("sca_b", awaiting=Awaiting.SELLER),
    "resolved without outcome": a_case("sca_b", status=CaseStatus.RESOLVED),
    "an outcome too soon": a_case("sca_b", outcome=Outcome.DENIED),
    "a link to itself": a_link("sca_1", "sca_1"),
    "negative captured": a_charge("ch_b", captured_cents=-1),
    "negative reserved": a_charge("ch_b", reserved_cents=-1),
    "negative adopted": a_charge("ch_b", adopted_cents=-1),
    "negative disputed": a_charge("ch_b", disputed_or_lost_cents=-1),
    "negative service": a_payable("usr_b", service_cents=-1),
    "negative transferred": a_payable("usr_b", transferred_cents=-1),
    "negative refunded": a_payable("usr_b", refunded_cents=-1),
    "negative held": a_payable("usr_b", held_cents=-1),
    "a refund of nothing": a_refund("srf_b", cents=0),
    "a negative refund": a_refund("srf_b", cents=-1),
    "a sent refund that waits": a_refund("srf_b", waits_for=WaitsFor.APPROVAL),
    "a refund approved by its author": a_refund("srf_b", approved_by="usr_finance"),
    "a card refund of no charge": a_refund("srf_b", charge_id=None),
    "a refund asked less than never": a_refund("srf_b", asked=-1),
    "a posting of nothing": a_posting("slp_b", line=a_line(amount_cents=0)),
    "a negative posting": a_posting("slp_b", line=a_line(amount_cents=-1)),
    "a posting to itself": a_posting("slp_b", line=a_line(debit=Account.CASH)),
    "a line before the first": a_posting("slp_b", number=-1),
    "negative reversed": a_transfer("tr_b", reversed_cents=-1),
    "more reversed than transferred": a_transfer("tr_b", reversed_cents=80_001),
    "a reversal of nothing": a_reversal("srv_b", amount_cents=0),
    "a reversal that came back from nowhere": a_reversal(
        "srv_b", status=ReversalStatus.SUCCEEDED, ask_again_at=None
    ),
    "a cancelled reversal to be asked for": a_reversal("srv_b", status=ReversalStatus.CANCELLED),
    "a reversal asked less than never": a_reversal("srv_b", asked=-1),
    "a reversal refused less than never": a_reversal("srv_b", refusals=-1),
    "an outside refund of nothing": an_outside_refund("re_b", cents=0),
    "a negative dispute": a_dispute("dp_b", amount_cents=-1),
    "a negative fee": a_dispute("dp_b", fee_cents=-1),
    "parked work that ended at no time": a_parked_work("spw_b", ending=Ending.SETTLED),
    "parked work that ended somehow": a_parked_work("spw_b", ended_at=minutes_later(1)),
    "parked work that nobody ended": a_parked_work(
        "spw_b", ended_at=minutes_later(1), ending=Ending.SETTLED
    ),
    "a month of thirteen": a_goodwill_month("usr_b", month="2026-13"),
    "a month of no year": a_goodwill_month("usr_b", month="12"),
    "less goodwill than none": a_goodwill_month("usr_b", credited_cents=-1),
    "a credit of nothing": a_wallet_entry("srf_b", amount_cents=0),
    "a claim of nothing": a_deposit_claim("sdp_b", amount_cents=0),
    "a claim on more than there is": a_deposit_claim("sdp_b", amount_cents=30_001),
    "a claim approved by its author": a_deposit_claim("sdp_b", approved_by="usr_agent"),
    "a captured claim that is not settled": a_deposit_claim("sdp_b", status=ClaimStatus.CAPTURED),
    "a settled claim that is open": a_deposit_claim("sdp_b", settled_at=minutes_later(1)),
    "a claim asked less than never": a_deposit_claim("sdp_b", asked=-1),
    "a release of nothing": a_deposit_release("sdr_b", amount_cents=0),
    "a release asked less than never": a_deposit_release("sdr_b", asked=-1),
    "a release that ended to be asked for": a_deposit_release(
        "sdr_b", status=ReleaseStatus.RELEASED
    ),
    "content that is back without a window": a_dmca_claim(
        "sdm_b", status=DmcaStatus.RESTORED, restored_at=minutes_later(1)
    ),
    "content that is back too early": a_countered_claim(
        "sdm_b",
        status=DmcaStatus.RESTORED,
        restored_at=WINDOW.not_before - MICROSECOND,
    ),
    "content that is back beside a court action": a_countered_claim(
        "sdm_b",
        status=DmcaStatus.RESTORED,
        restored_at=WINDOW.not_before,
        court_action_at=minutes_later(2),
    ),
    "half a window": a_countered_claim("sdm_b", restore_not_after=None),
    "a window that ends before it begins": a_countered_claim(
        "sdm_b", restore_not_after=WINDOW.not_before
    ),
    "a countered claim without a counter-notice": a_dmca_claim(
        "sdm_b", status=DmcaStatus.COUNTER_NOTICED
    ),
    "a claim that is back and waits": a_countered_claim("sdm_b", restored_at=WINDOW.not_before),
    "an order that is never sent again": an_ordered_claim("sdm_b", send_again_at=None),
    "tries below none": a_dmca_claim("sdm_b", tries=-1),
    "a violation reviewed by who decided": an_overturned_violation(
        "spv_b", reviewed_by="usr_agent"
    ),
    "a violation appealed by nobody": an_appealed_violation("spv_b", appealed_by=None),
    "a violation reviewed at no time": an_overturned_violation("spv_b", reviewed_at=None),
    "a hold of nothing": a_hold("sph_b", amount_cents=0),
    "a negative hold": a_hold("sph_b", amount_cents=-1),
    "a hold that ended at no time": a_hold("sph_b", status=HoldStatus.EXPIRED),
    "an applied hold that ended": a_hold("sph_b", released_at=minutes_later(1)),
}
OF_NO_CASE = {
    "event": an_event(case_id="sca_unknown"),
    "message": a_message(case_id="sca_unknown"),
    "refund": a_refund(case_id="sca_unknown"),
    "hold": a_hold(case_id="sca_unknown"),
    "posting": a_posting(line=a_line(case_id="sca_unknown")),
    "reversal": a_reversal(case_id="sca_unknown"),
    "parked work": a_parked_work(case_id="sca_unknown"),
    "credit": a_wallet_entry(case_id="sca_unknown"),
    "deposit claim": a_deposit_claim(case_id="sca_unknown"),
    "deposit release": a_deposit_release(case_id="sca_unknown"),
    "copyright claim": a_dmca_claim(case_id="sca_unknown"),
    "violation": a_violation(case_id="sca_unknown"),
    "link from": a_link("sca_unknown", "sca_1"),
    "link to": a_link("sca_1", "sca_unknown"),
}


@pytest.fixture(autouse=True)
def _a_case_on_an_order(store: Store) -> None:
    commit(store, an_order(), a_case("sca_1"), a_charge())


@pytest.mark.parametrize(
    "row", [*BROKEN.values(), *OF_NO_CASE.values()], ids=[*BROKEN, *OF_NO_CASE]
)
def test_a_row_that_breaks_a_rule_keeps_its_whole_flush_out(store: Store, row: object) -> None:
    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_1", priority=1))
        add(uow, a_case("sca_new"), row)
        with pytest.raises(BrokenCheck) as broken:
            uow.commit()

    assert broken.value.kind
    assert broken.value.key
    assert broken.value.rule
    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1")
        assert uow.cases.get("sca_new") is None


def test_a_save_is_held_to_the_same_rules_as_an_add(store: Store) -> None:
    refund = a_refund()
    commit(store, refund)

    with store.unit_of_work() as uow:
        uow.refunds.save(evolve(refund, status=RefundStatus.PROPOSED, approved_by="usr_finance"))
        with pytest.raises(BrokenCheck):
            uow.commit()

    with store.unit_of_work() as uow:
        assert uow.refunds.get(refund.refund_id) == refund


def test_what_belongs_to_a_new_case_may_be_added_before_it(store: Store) -> None:
    belongings = (
        an_event(case_id="sca_2"),
        a_message(case_id="sca_2"),
        a_refund(case_id="sca_2"),
        a_hold(case_id="sca_2"),
        an_outbox_message(case_id="sca_2"),
        a_link("sca_1", "sca_2"),
    )

    commit(store, *belongings, a_case("sca_2"))

    with store.unit_of_work() as uow:
        assert uow.timeline.of_case("sca_2") == belongings[:1]
        assert uow.case_links.of_case("sca_2") == belongings[-1:]


def test_a_case_may_be_opened_and_changed_in_one_flush(store: Store) -> None:
    with store.unit_of_work() as uow:
        uow.cases.add(a_case("sca_2"))
        uow.cases.save(a_case("sca_2", status=CaseStatus.TRIAGE))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_2") == a_case("sca_2", status=CaseStatus.TRIAGE, version=1)
