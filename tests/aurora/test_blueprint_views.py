"""The blueprint's vocabulary, as other teams' SQL reads it (domain.md, *two vocabularies*)."""

from itertools import product

import psycopg

from adapters.aurora.store import AuroraStore
from core.cases.case import Case
from core.cases.derived import public_status, severity
from core.cases.status import Awaiting, CaseStatus, Outcome
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import NOON
from tests.builders.refunds import a_goodwill_credit, a_refund
from tests.builders.timeline import a_message, a_note, an_event
from tests.contracts.committing import commit

DECIDED = (CaseStatus.RESOLVED, CaseStatus.CLOSED)


def every_state() -> list[Case]:
    """A case in each combination of what its derived words depend on."""
    combinations = product(
        CaseStatus, (None, *Awaiting), (None, *Outcome), (False, True), range(1, 6)
    )
    return [
        a_case(
            f"sca_{number}",
            status=status,
            awaiting=awaiting,
            outcome=outcome,
            escalated=escalated,
            priority=priority,
        )
        for number, (status, awaiting, outcome, escalated, priority) in enumerate(combinations)
        if (awaiting is not None) == (status is CaseStatus.AWAITING_USER)
        and (outcome is None or status in DECIDED)
        and (outcome is not None or status is not CaseStatus.RESOLVED)
    ]


def test_status_and_severity_read_as_the_core_derives_them(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    cases = every_state()
    commit(store, *cases)

    found = owner.execute("select case_id, status, severity from sup.support_case").fetchall()

    assert {case_id: (status, weight) for case_id, status, weight in found} == {
        case.case_id: (
            public_status(
                status=case.status,
                awaiting=case.awaiting,
                outcome=case.outcome,
                escalated=case.escalated,
            ),
            severity(case.priority),
        )
        for case in cases
    }


def test_messages_show_what_participants_can_see_and_no_note(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"), a_message("smg_1"), a_note("smg_2"))

    assert owner.execute("select * from sup.support_message").fetchall() == [
        ("smg_1", "sca_1", "buyer", "usr_b1", "I stood *outside* for an hour.", [], NOON)
    ]


def test_events_keep_their_words_under_other_names(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"), an_event("sev_1"))

    assert owner.execute("select * from sup.support_event").fetchall() == [
        (
            "sev_1",
            "sca_1",
            "escalated",
            "usr_agent",
            {"reason": "The start is in an hour."},
            NOON,
        )
    ]


def test_refunds_are_card_refunds_and_goodwill_credits(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"), a_charge(), a_refund("srf_1"), a_goodwill_credit("srf_2"))

    found = owner.execute(
        "select refund_id, leg_id, amount_cents, platform_fee_cents, platform_fee_tax_cents,"
        " reason, status from sup.support_refund order by refund_id"
    ).fetchall()

    assert found == [
        ("srf_1", "leg_1", 6_000, 0, 0, "buyer_cancelled", "processing"),
        ("srf_2", None, 36, 10, 12, "goodwill", "proposed"),
    ]
