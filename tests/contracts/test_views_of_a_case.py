"""The contract of ports/case_views.py: one case, as staff see it."""

from attrs import evolve

from core.cases.kind import CaseKind
from core.cases.links import Relation
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.parts import Parts
from core.refunds.allocation import Allocation
from core.sla.targets import SlaPolicy
from core.views.case_view import CaseView, EarlierCaseView, LinkView
from core.views.hold_view import HoldView
from core.views.message_view import MessageView
from core.views.refund_view import RefundView
from core.views.selection import BARE, Selection
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_with_every_field, a_closed_case
from tests.builders.chargebacks import a_chargeback
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim, a_deposit_release
from tests.builders.holds import a_hold, a_hold_with_every_field
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.links import a_link
from tests.builders.orders import an_order
from tests.builders.refunds import a_failed_refund, a_goodwill_credit, a_refund
from tests.builders.timeline import a_message, a_note, an_event
from tests.contracts.committing import commit
from tests.contracts.reading import EVERYTHING, Reading, see, seen


def test_a_case_is_shown_with_every_field(store: Store, case_views: Reading) -> None:
    case = a_case_with_every_field()
    commit(store, case)

    assert see(case_views, "sca_full") == CaseView(
        case_id="sca_full",
        kind=CaseKind.POLICY,
        subtype="harassment",
        status=CaseStatus.AWAITING_USER,
        priority=1,
        opened_by="usr_agent",
        owner_admin="usr_owner",
        subject_user="usr_b1",
        watchers=("usr_w2", "usr_w1"),
        lbg_id="lbg_7",
        leg_id="leg_1",
        order_id="ord_1001",
        thread_id="thr_1",
        studio_id="std_1",
        creator_id="usr_c1",
        payout_id="pot_1",
        reason_code="quality",
        summary=case.summary,
        awaiting=Awaiting.SELLER,
        outcome=None,
        escalated=True,
        restricted=True,
        sla_first_at=case.clocks.first_due_at,
        sla_due_at=case.clocks.resolution_due_at,
        next_due_at=case.clocks.next_breach_at,
        created_at=NOON + MICROSECOND,
        updated_at=minutes_later(90) + MICROSECOND,
        version=0,
    )


def test_a_closed_case_is_shown_with_its_outcome(store: Store, case_views: Reading) -> None:
    commit(store, a_closed_case("sca_1"))

    view = seen(case_views)

    assert (view.status, view.outcome) == (CaseStatus.CLOSED, Outcome.DENIED)


def test_a_paused_case_is_due_at_no_time(store: Store, case_views: Reading) -> None:
    paused = a_case().clocks.awaiting_user(minutes_later(1), SlaPolicy())
    commit(store, a_case(clocks=paused, status=CaseStatus.AWAITING_USER, awaiting=Awaiting.SELLER))

    assert seen(case_views).sla_due_at is None


def test_a_view_shows_the_version_of_the_last_save(store: Store, case_views: Reading) -> None:
    commit(store, a_case())
    with store.unit_of_work() as uow:
        uow.cases.save(a_case(priority=2))
        uow.commit()

    view = seen(case_views)

    assert (view.priority, view.version) == (2, 1)


def test_nothing_is_fetched_that_was_not_asked_for(store: Store, case_views: Reading) -> None:
    commit(store, *surroundings())

    view = seen(case_views, selection=BARE)

    assert (view.timeline, view.messages, view.refunds) == ({}, (), ())
    assert (view.holds, view.links, view.earlier_cases) == ((), (), ())
    assert (view.deposit_claims, view.deposit_releases, view.chargebacks) == ((), (), ())


def test_each_part_is_fetched_by_itself(store: Store, case_views: Reading) -> None:
    commit(store, *surroundings())
    whole = seen(case_views, selection=EVERYTHING)

    alone = {
        "messages": Selection(messages=True),
        "refunds": Selection(refunds=True),
        "holds": Selection(holds=True),
        "deposit_claims": Selection(deposit_claims=True),
        "deposit_releases": Selection(deposit_releases=True),
        "chargebacks": Selection(chargebacks=True),
        "links": Selection(links=True),
        "earlier_cases": Selection(earlier_cases=True),
    }
    for part, selection in alone.items():
        view = seen(case_views, selection=selection)
        found = getattr(view, part)
        assert found == getattr(whole, part) != ()
        assert view == evolve(seen(case_views, selection=BARE), **{part: found})


def test_staff_see_messages_and_notes_oldest_first(store: Store, case_views: Reading) -> None:
    commit(store, *surroundings(), a_message("smg_0", case_id="sca_other"))

    assert seen(case_views).messages == (
        MessageView(
            message_id="smg_1",
            author_role="buyer",
            author_user_id="usr_b1",
            body_md="I stood *outside* for an hour.",
            audience="participants",
            created_at=NOON,
        ),
        MessageView(
            message_id="smg_2",
            author_role="agent",
            author_user_id="usr_agent",
            body_md="This buyer does that every week.",
            audience="staff",
            created_at=NOON + MICROSECOND,
        ),
    )


def test_a_refund_is_shown_in_full(store: Store, case_views: Reading) -> None:
    credit = a_goodwill_credit()
    commit(store, an_order(), a_case(), a_charge(), credit)

    assert seen(case_views).refunds == (
        RefundView(
            refund_id="srf_credit",
            case_id="sca_1",
            order_id="ord_1001",
            leg_id=None,
            currency="EUR",
            amount_cents=36,
            platform_fee_cents=10,
            platform_fee_tax_cents=12,
            allocations=(
                Allocation("leg_2", Parts(1, 2, 3, 4)),
                Allocation("leg_1", Parts(5, 6, 7, 8)),
            ),
            method="wallet",
            reason="goodwill",
            note=credit.note,
            status="proposed",
            waits_for="resume",
            expires_at=credit.expires_at,
            processor_ref=None,
            failure=None,
            created_by="usr_finance",
            approved_by=None,
            decision=credit.decision,
            created_at=NOON + MICROSECOND,
            updated_at=minutes_later(5),
        ),
    )


def test_refunds_are_oldest_first_with_what_became_of_them(
    store: Store, case_views: Reading
) -> None:
    newer = a_refund("srf_1", created_at=minutes_later(1))
    commit(store, an_order(), a_case(), a_case("sca_2"), a_charge(), newer, a_failed_refund())
    commit(store, a_refund("srf_0", case_id="sca_2"))

    failed, sent = seen(case_views).refunds

    assert (failed.refund_id, sent.refund_id) == ("srf_failed", "srf_1")
    assert (failed.status, failed.failure) == ("failed", "expired_or_canceled_card")
    assert (failed.processor_ref, failed.approved_by) == ("re_1", "usr_second")
    assert (sent.status, sent.leg_id, sent.amount_cents) == ("processing", "leg_1", 6_000)


def test_holds_are_oldest_first(store: Store, case_views: Reading) -> None:
    later = a_hold("sph_0", created_at=minutes_later(1))
    commit(store, an_order(), a_case(), later, a_hold_with_every_field())

    released, applied = seen(case_views).holds

    assert released == HoldView(
        hold_id="sph_1",
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        provider_id="usr_p1",
        currency="EUR",
        amount_cents=5_000,
        reason="The buyer says nobody came.",
        rule="chargeback",
        status="released",
        applied_by="usr_finance",
        created_at=NOON,
        expires_at=minutes_later(129_600),
        released_at=minutes_later(7) + MICROSECOND,
    )
    assert (applied.hold_id, applied.status, applied.released_at) == ("sph_0", "applied", None)


def test_a_link_names_the_other_case_and_what_this_one_is_to_it(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"), a_case("sca_3"))
    commit(store, a_link("sca_1", "sca_2", relation=Relation.DUPLICATE_OF))
    commit(store, a_link("sca_3", "sca_1", linked_at=NOON + MICROSECOND))

    assert seen(case_views, "sca_1").links == (
        LinkView(case_id="sca_2", relation="duplicate_of", linked_at=NOON),
        LinkView(case_id="sca_3", relation="related", linked_at=NOON + MICROSECOND),
    )
    assert seen(case_views, "sca_2").links == (
        LinkView(case_id="sca_1", relation="duplicated_by", linked_at=NOON),
    )


def test_an_earlier_case_is_shown_in_a_line(store: Store, case_views: Reading) -> None:
    commit(store, *surroundings())

    assert seen(case_views).earlier_cases == (
        EarlierCaseView(
            case_id="sca_other",
            kind=CaseKind.BOOKING,
            status=CaseStatus.NEW,
            summary="The studio was locked.",
            created_at=minutes_later(-1),
        ),
    )


def surroundings() -> tuple[object, ...]:
    """A case with something of everything around it."""
    return (
        an_order(),
        a_charge(),
        a_case("sca_1", subject_user="usr_b1", order_id="ord_1001"),
        a_case("sca_other", subject_user="usr_b1", created_at=minutes_later(-1)),
        an_event(),
        a_message(),
        a_note(created_at=NOON + MICROSECOND),
        a_refund(),
        a_hold(),
        a_deposit_claim(),
        a_deposit_release(),
        a_chargeback(),
        a_link("sca_1", "sca_other"),
    )
