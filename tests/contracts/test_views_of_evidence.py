"""The contract of ports/case_views.py: the files of a case."""

import pytest

from core.evidence.blocked import Blocked
from core.timeline.message import Audience
from core.views.case_view import CaseView
from core.views.evidence_view import EvidenceView
from core.views.selection import BARE, Selection
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.evidences import CONTENT, as_attached, as_redacted, some_evidence
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see_as_party, seen

EVIDENCE = Selection(evidence=True)


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1", subject_user="usr_b1"), a_case("sca_2"))


def attach(store: Store, *evidence_ids: str, redacted: bool = False) -> None:
    for evidence_id in evidence_ids:
        with store.unit_of_work() as uow:
            evidence = uow.evidences.get(evidence_id)
            assert evidence is not None
            uow.evidences.save(as_redacted(evidence) if redacted else as_attached(evidence))
            uow.commit()


def test_a_file_is_shown_with_every_field(store: Store, case_views: Reading) -> None:
    commit(store, some_evidence(audience=Audience.STAFF))
    attach(store, "sfl_1")
    assert seen(case_views, selection=EVIDENCE).evidence == (
        EvidenceView(
            evidence_id="sfl_1",
            case_id="sca_1",
            file_name="lamp.png",
            mime="image/png",
            size_bytes=len(CONTENT),
            sha256=some_evidence().sha256,
            status="attached",
            audience="staff",
            uploaded_by="usr_b1",
            requested_at=NOON,
            attached_at=minutes_later(3),
            redacted_at=None,
            refusal=None,
        ),
    )


def test_a_redacted_file_is_shown_as_a_stub(store: Store, case_views: Reading) -> None:
    commit(store, some_evidence())
    attach(store, "sfl_1")
    attach(store, "sfl_1", redacted=True)
    (stub,) = seen(case_views, selection=EVIDENCE).evidence
    assert (stub.status, stub.file_name, stub.redacted_at) == (
        "redacted",
        None,
        minutes_later(9),
    )
    assert stub.sha256 == some_evidence().sha256


def test_staff_see_every_file_of_the_case_oldest_first(store: Store, case_views: Reading) -> None:
    commit(
        store,
        some_evidence("sfl_3", requested_at=NOON + MICROSECOND),
        some_evidence("sfl_2"),
        some_evidence("sfl_1"),
        some_evidence("sfl_9", case_id="sca_2"),
    )
    with store.unit_of_work() as uow:
        uow.evidences.save(some_evidence("sfl_2").refused(Blocked.INFECTED))
        uow.commit()

    shown = seen(case_views, selection=EVIDENCE).evidence

    assert [(it.evidence_id, it.refusal) for it in shown] == [
        ("sfl_1", None),
        ("sfl_2", "infected"),
        ("sfl_3", None),
    ]


def test_files_are_shown_where_they_are_asked_for(store: Store, case_views: Reading) -> None:
    commit(store, some_evidence())
    assert seen(case_views, selection=BARE).evidence == ()


def test_a_party_sees_what_was_attached_for_everybody(store: Store, case_views: Reading) -> None:
    commit(
        store,
        some_evidence("sfl_1"),
        some_evidence("sfl_2"),
        some_evidence("sfl_3"),
        some_evidence("sfl_4", audience=Audience.STAFF),
        some_evidence("sfl_5", case_id="sca_2"),
    )
    attach(store, "sfl_1", "sfl_2", "sfl_4", "sfl_5")
    attach(store, "sfl_2", redacted=True)

    view = see_as_party(case_views, "usr_b1")

    assert isinstance(view, CaseView)
    assert [it.evidence_id for it in view.evidence] == ["sfl_1", "sfl_2"]
