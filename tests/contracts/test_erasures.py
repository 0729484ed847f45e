"""The contract of ports/erasures.py."""

from typing import Any

import pytest

from core.erasure.erased_person import ErasedPerson
from core.erasure.ground import ErasureGround
from core.timeline.event import ActorKind
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.deposits import a_deposit_claim
from tests.builders.dmca import a_dmca_claim
from tests.builders.evidences import some_evidence
from tests.builders.holds import a_hold
from tests.builders.instants import NOON, minutes_later
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, an_event
from tests.builders.violations import a_violation
from tests.contracts.committing import commit

MAYA = "usr_maya"


def a_person(erasure_id: str = "ser_1", **changes: Any) -> ErasedPerson:
    known: dict[str, Any] = {
        "user_id": MAYA,
        "ground": ErasureGround.OBJECTION,
        "decided_by": "usr_dpo",
        "erased_at": NOON,
    }
    return ErasedPerson(erasure_id=erasure_id, **(known | changes))


@pytest.mark.parametrize(
    "names_her",
    [
        a_message(author_user_id=MAYA),
        an_event(actor_kind=ActorKind.USER, actor_id=MAYA),
        a_hold(provider_id=MAYA),
        a_hold(applied_by=MAYA),
        a_refund(created_by=MAYA),
        a_deposit_claim(filed_by=MAYA),
        some_evidence(uploaded_by=MAYA),
        a_dmca_claim(creator_id=MAYA),
        a_dmca_claim(claimant_id=MAYA),
        a_violation(user_id=MAYA),
    ],
    ids=[
        "wrote",
        "acted",
        "held from",
        "held",
        "refunded",
        "claimed",
        "uploaded",
        "countered",
        "complained",
        "broke rules",
    ],
)
def test_a_case_is_found_for_whatever_names_her(store: Store, names_her: object) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"), a_charge())
    with store.unit_of_work() as uow:
        assert uow.erasures.cases_of(MAYA) == ()

    commit(store, names_her)

    with store.unit_of_work() as uow:
        assert uow.erasures.cases_of(MAYA) == ("sca_1",)


def test_cases_about_her_and_cases_she_opened_are_found_once_each_in_order(store: Store) -> None:
    commit(store, a_case("sca_3", opened_by=MAYA), a_case("sca_2"), a_case("sca_4"))
    commit(store, a_case("sca_1", opened_by=MAYA, subject_user=MAYA), a_message())
    commit(store, a_message("smg_2", author_user_id=MAYA))

    with store.unit_of_work() as uow:
        assert uow.erasures.cases_of(MAYA) == ("sca_1", "sca_3")


def test_erasures_are_read_back_oldest_first(store: Store) -> None:
    later = a_person("ser_1", erased_at=minutes_later(1), cases_kept=("sca_1", "sca_2"))
    others = a_person("ser_3", user_id="usr_other")
    commit(store, later, others, a_person("ser_2"))

    with store.unit_of_work() as uow:
        assert uow.erasures.of(MAYA) == (a_person("ser_2"), later)
        assert uow.erasures.of("usr_none") == ()
