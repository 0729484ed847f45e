"""The contract of ports/case_views.py: copyright claims, violations and what counts of both."""

import pytest
from attrs import evolve

from core.cases.kind import CaseKind
from core.conduct.ladder import Sanction
from core.dmca.words import WordsPart
from core.errors import Refusal
from core.views.case_view import CaseView
from core.views.conduct_view import ConductView
from core.views.selection import Selection
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.dmca import (
    a_claim_with_every_field,
    a_countered_claim,
    a_dmca_claim,
    some_dmca_words,
)
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.violations import a_violation, an_overturned_violation
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see_as_party, seen

CLAIMS = Selection(dmca_claims=True)
VIOLATIONS = Selection(violations=True)
CONDUCT = Selection(conduct=True)
CASE = a_case(kind=CaseKind.DMCA, creator_id="usr_up", subject_user="usr_bad")


@pytest.fixture(autouse=True)
def _a_case(store: Store) -> None:
    commit(store, CASE, a_case("sca_2", restricted=True))


def test_staff_see_claims_with_their_words_oldest_first(store: Store, case_views: Reading) -> None:
    whole = evolve(a_claim_with_every_field(), claim_id="sdm_2")
    later = a_dmca_claim("sdm_1", received_at=NOON + MICROSECOND)
    commit(store, later, whole, a_dmca_claim("sdm_3", case_id="sca_2"))
    notice = some_dmca_words("sdm_2")
    countered = some_dmca_words("sdm_2", WordsPart.COUNTER_NOTICE)
    commit(store, notice, countered, some_dmca_words("sdm_3", case_id="sca_2"))

    first, second = seen(case_views, selection=CLAIMS).dmca_claims

    assert (first.claim_id, second.claim_id) == ("sdm_2", "sdm_1")
    assert first.words == {"notice": notice.words, "counter_notice": countered.words}
    assert second.words == {}
    for name in ("status", "restore_ground", "closed_at", "overdue_at", "restore_not_before"):
        assert getattr(first, name) == getattr(whole, name)


def test_an_uploader_sees_who_claims_what_and_no_way_to_reach_them(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_countered_claim(), a_dmca_claim("sdm_2", creator_id="usr_other"))
    own = some_dmca_words(part=WordsPart.COUNTER_NOTICE)
    commit(store, some_dmca_words(), own)

    view = see_as_party(case_views, "usr_up")

    assert isinstance(view, CaseView)
    (claim,) = view.dmca_claims
    assert claim.claim_id == "sdm_1"
    assert claim.words == {
        "notice": {
            "name": "Clara Nott",
            "work_description": "A photograph.",
            "urls": "https://market.example/p/1",
        },
        "counter_notice": own.words,
    }


def test_a_person_sees_their_violations_and_staff_see_all(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_violation("spv_1"), a_violation("spv_2", user_id="usr_other"))
    view = see_as_party(case_views, "usr_bad")
    assert not isinstance(view, Refusal)
    assert [one.violation_id for one in view.violations] == ["spv_1"]
    assert view.dmca_claims == ()
    shown = seen(case_views, selection=VIOLATIONS).violations
    assert [one.violation_id for one in shown] == ["spv_1", "spv_2"]
    assert (shown[0].sanction, shown[0].reason) == ("warning", "Threats.")


def test_what_counts_is_counted_on_whatever_case(store: Store, case_views: Reading) -> None:
    assert seen(case_views, selection=CONDUCT).conduct == ConductView(
        user_id="usr_up", upheld_claims=0, repeat_offender=False, sanctions=()
    )
    commit(
        store,
        a_dmca_claim("sdm_1"),
        a_dmca_claim("sdm_2", case_id="sca_2", repeat_offender=True).closed(when=NOON),
        a_countered_claim("sdm_3"),
        a_dmca_claim("sdm_4").withdrawn(when=NOON),
        a_dmca_claim("sdm_5", creator_id="usr_other"),
        a_violation("spv_1", user_id="usr_up", sanction=Sanction.REMOVAL),
        an_overturned_violation("spv_2", user_id="usr_up"),
    )
    assert seen(case_views, selection=CONDUCT).conduct == ConductView(
        user_id="usr_up", upheld_claims=2, repeat_offender=True, sanctions=("removal",)
    )


def test_the_conduct_of_a_case_that_names_nobody_is_nobodys(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_3"))
    assert seen(case_views, "sca_3", selection=CONDUCT).conduct is None
