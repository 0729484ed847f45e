"""The contract of ports/dmca_claims.py."""

import pytest
from attrs import evolve

from core.dmca.claim import DmcaClaim
from core.dmca.status import DmcaStatus, RestoreGround
from core.dmca.words import WordsPart
from ports.broken_check import BrokenCheck
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.dmca import (
    a_claim_with_every_field,
    a_countered_claim,
    a_dmca_claim,
    an_ordered_claim,
    some_dmca_words,
)
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


@pytest.mark.parametrize(
    "claim",
    [a_dmca_claim(), an_ordered_claim(), a_countered_claim(), a_claim_with_every_field()],
    ids=["notified", "ordered", "countered", "every field"],
)
def test_a_claim_is_read_back_as_it_was_added(store: Store, claim: DmcaClaim) -> None:
    commit(store, claim)
    with store.unit_of_work() as uow:
        assert uow.dmca_claims.get("sdm_1") == claim
        assert uow.dmca_claims.get("sdm_unknown") is None


def test_a_claim_is_read_back_as_it_was_saved(store: Store) -> None:
    commit(store, a_dmca_claim())
    with store.unit_of_work() as uow:
        uow.dmca_claims.save(a_countered_claim())
        uow.commit()
    with store.unit_of_work() as uow:
        assert uow.dmca_claims.get("sdm_1") == a_countered_claim(version=1)


def test_the_claims_of_a_case_and_of_an_uploader_are_oldest_first(store: Store) -> None:
    later = a_dmca_claim("sdm_0", received_at=NOON + MICROSECOND)
    elsewhere = a_dmca_claim("sdm_1", case_id="sca_2")
    twin = a_dmca_claim("sdm_2")
    of_other = a_dmca_claim("sdm_3", creator_id="usr_other")
    commit(store, later, of_other, twin, elsewhere)
    with store.unit_of_work() as uow:
        assert uow.dmca_claims.of_case("sca_1") == (twin, of_other, later)
        assert uow.dmca_claims.of_uploader("usr_up") == (elsewhere, twin, later)
        assert uow.dmca_claims.of_case("sca_unknown") == ()


def test_what_is_due_is_told_the_longest_overdue_first(store: Store) -> None:
    commit(
        store,
        an_ordered_claim("sdm_1", send_again_at=minutes_later(2)),
        an_ordered_claim("sdm_2", send_again_at=minutes_later(1)),
        an_ordered_claim("sdm_3", send_again_at=minutes_later(3)),
        a_countered_claim("sdm_4", restore_not_before=minutes_later(2)),
        a_countered_claim("sdm_5", restore_not_before=minutes_later(1)),
        a_countered_claim("sdm_6").to_restore(RestoreGround.WINDOW, when=minutes_later(0.5)),
        evolve(a_countered_claim("sdm_7"), status=DmcaStatus.KEPT_DOWN),
        a_countered_claim("sdm_8", restore_not_after=minutes_later(13)).overdue(when=NOON),
    )
    with store.unit_of_work() as uow:
        claims = uow.dmca_claims
        assert claims.to_send(now=minutes_later(2), limit=9) == ("sdm_2", "sdm_6", "sdm_1")
        assert claims.to_send(now=minutes_later(2), limit=1) == ("sdm_2",)
        assert claims.to_restore(now=minutes_later(2), limit=9) == ("sdm_5", "sdm_4")
        assert claims.to_restore(now=minutes_later(2), limit=1) == ("sdm_5",)
        assert claims.to_restore(now=minutes_later(1) - MICROSECOND, limit=9) == ()
        assert claims.overdue(now=minutes_later(14) - MICROSECOND, limit=9) == ()
        assert claims.overdue(now=minutes_later(14), limit=9) == ("sdm_4", "sdm_5", "sdm_6")


def test_words_stand_beside_a_claim_and_can_be_erased_and_nothing_else(store: Store) -> None:
    notice = some_dmca_words()
    counter_notice = some_dmca_words(part=WordsPart.COUNTER_NOTICE)
    commit(store, a_dmca_claim(), notice, counter_notice)
    with store.unit_of_work() as uow:
        assert uow.dmca_claims.words("sca_1") == (counter_notice, notice)
        assert uow.dmca_claims.words("sca_2") == ()
        uow.dmca_claims.save_words(evolve(notice, words={**notice.words, "name": "Other"}))
        with pytest.raises(BrokenCheck):
            uow.commit()
    erased = notice.erase(when=NOON)
    with store.unit_of_work() as uow:
        uow.dmca_claims.save_words(erased)
        uow.commit()
    with store.unit_of_work() as uow:
        assert uow.dmca_claims.words("sca_1") == (counter_notice, evolve(erased, version=1))
        uow.dmca_claims.save_words(evolve(erased, version=1))
        with pytest.raises(BrokenCheck):
            uow.commit()
