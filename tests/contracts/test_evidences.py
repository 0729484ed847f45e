"""The contract of ports/evidences.py."""

from collections.abc import Callable

import pytest
from attrs import evolve

from core.evidence.blocked import Blocked
from core.evidence.evidence import Evidence, EvidenceStatus
from core.timeline.message import Audience
from ports.broken_check import BrokenCheck
from ports.lost_race import StaleRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.evidences import as_attached, as_redacted, some_evidence
from tests.builders.instants import MICROSECOND, NOON
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


def stored(store: Store, evidence_id: str = "sfl_1") -> Evidence:
    with store.unit_of_work() as uow:
        evidence = uow.evidences.get(evidence_id)
    assert evidence is not None
    return evidence


def save(store: Store, evidence: Evidence) -> None:
    with store.unit_of_work() as uow:
        uow.evidences.save(evidence)
        uow.commit()


def test_a_file_is_read_back_as_it_was_announced(store: Store) -> None:
    announced = some_evidence(
        file_name="über 🙂 (1).png", audience=Audience.STAFF, size_bytes=2**31 - 1
    )
    commit(store, announced)

    with store.unit_of_work() as uow:
        assert uow.evidences.get("sfl_1") == announced
        assert uow.evidences.get("sfl_unknown") is None


def test_the_files_of_a_case_are_oldest_first_and_of_no_other(store: Store) -> None:
    later = some_evidence("sfl_0", requested_at=NOON + MICROSECOND)
    twin, first = some_evidence("sfl_2"), some_evidence("sfl_1")
    commit(store, later, twin, first, some_evidence("sfl_3", case_id="sca_2"))

    with store.unit_of_work() as uow:
        assert uow.evidences.of_case("sca_1") == (first, twin, later)
        assert uow.evidences.of_case("sca_unknown") == ()


def test_a_save_stores_what_became_of_a_file_and_the_next_version(store: Store) -> None:
    commit(store, some_evidence())

    save(store, as_attached(stored(store)))
    attached = stored(store)
    save(store, as_redacted(attached))

    assert attached == evolve(as_attached(some_evidence()), version=1)
    assert stored(store) == evolve(as_redacted(attached), version=2)


def test_a_refused_file_keeps_the_reason(store: Store) -> None:
    commit(store, some_evidence())
    save(store, stored(store).refused(Blocked.INFECTED))
    assert stored(store).refusal is Blocked.INFECTED


def test_of_two_who_save_the_same_version_one_is_told(store: Store) -> None:
    commit(store, some_evidence())
    read = stored(store)
    save(store, as_attached(read))

    with pytest.raises(StaleRow):
        save(store, read.refused(Blocked.INFECTED))

    assert stored(store).status is EvidenceStatus.ATTACHED


BACK: dict[str, tuple[Callable[[Evidence], Evidence], ...]] = {
    "redacted to attached": (
        as_attached,
        as_redacted,
        lambda it: evolve(
            it,
            status=EvidenceStatus.ATTACHED,
            file_name="a.png",
            redacted_at=None,
            redacted_by=None,
        ),
    ),
    "refused to attached": (
        lambda it: it.refused(Blocked.INFECTED),
        lambda it: evolve(as_attached(some_evidence()), version=it.version),
    ),
    "attached to refused": (
        as_attached,
        lambda it: evolve(some_evidence().refused(Blocked.INFECTED), version=it.version),
    ),
    "attached to requested": (
        as_attached,
        lambda it: evolve(some_evidence(), version=it.version),
    ),
}


@pytest.mark.parametrize("moves", BACK.values(), ids=BACK)
def test_a_file_never_goes_back(
    store: Store, moves: tuple[Callable[[Evidence], Evidence], ...]
) -> None:
    commit(store, some_evidence())
    *legal, back = moves
    for move in legal:
        save(store, move(stored(store)))
    before = stored(store)

    with pytest.raises(BrokenCheck) as broken:
        save(store, back(before))

    assert broken.value.rule == "a file goes on, and never back"
    assert stored(store) == before


def test_nothing_is_attached_that_was_not_announced_first(store: Store) -> None:
    with pytest.raises(BrokenCheck) as broken:
        commit(store, as_attached(some_evidence()))
    assert broken.value.rule == "a file goes on, and never back"


BROKEN = {
    "size_bytes is above 0": lambda it: evolve(it, evidence_id="sfl_2", size_bytes=0),
    "what is kept says where and since when": lambda it: evolve(
        it, evidence_id="sfl_2", s3_version="v-1"
    ),
    "refusal is set exactly when refused": lambda it: evolve(
        it, evidence_id="sfl_2", refusal=Blocked.INFECTED
    ),
    "what is redacted has no name and says by whom and when": lambda it: evolve(
        it, evidence_id="sfl_2", file_name=None
    ),
}


@pytest.mark.parametrize(("rule", "breaking"), BROKEN.items(), ids=BROKEN)
def test_a_row_that_contradicts_itself_is_not_stored(
    store: Store, rule: str, breaking: Callable[[Evidence], Evidence]
) -> None:
    with pytest.raises(BrokenCheck) as broken:
        commit(store, breaking(some_evidence()))
    assert broken.value.rule == rule


def test_a_file_is_kept_under_its_own_key_alone(store: Store) -> None:
    commit(store, some_evidence())
    elsewhere = evolve(as_attached(stored(store)), s3_key="support-evidence/sca_2/sfl_1")
    with pytest.raises(BrokenCheck) as broken:
        save(store, elsewhere)
    assert broken.value.rule == "what is kept is under its own key"


def test_a_file_of_no_case_is_not_stored(store: Store) -> None:
    with pytest.raises(BrokenCheck):
        commit(store, some_evidence(case_id="sca_unknown"))
