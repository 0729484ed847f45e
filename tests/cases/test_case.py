"""Opening, looking after, and looking into a case."""

from datetime import timedelta

import pytest
from attrs import evolve

from core.cases.access import denied_to_staff
from core.cases.case import Case
from core.cases.change import Change
from core.cases.fact import FactName, facts_from
from core.cases.kind import SUBTYPES, CaseKind, unfit_subtype
from core.cases.opening import Opening, open_case, opened_entry
from core.cases.parties import part_of
from core.cases.stewardship import (
    add_watcher,
    assign,
    escalate,
    remove_watcher,
    restrict,
    set_priority,
)
from core.errors import ErrorCode, Refusal
from core.policies.policies import Policies
from core.request import Request, Role
from core.timeline.event import ActorKind, Entry, Event, EventType
from core.timeline.message import AuthorRole
from tests.cases.test_transitions import NOON, a_case


def request_of(actor: str) -> Request:
    return Request(
        actor=actor,
        roles=frozenset({Role.TRUST_SAFETY}),
        correlation_id="corr-1",
        received_at=NOON,
    )


def an_event(kind: EventType, **payload: object) -> Event:
    return Event(
        event_id="sev_1",
        case_id="sca_1",
        actor_kind=ActorKind.ADMIN,
        actor_id="usr_tess",
        type=kind,
        payload=payload,
        created_at=NOON + timedelta(hours=1),
    )


def changed(result: Change | Refusal) -> Case:
    assert isinstance(result, Change), result
    return result.case


@pytest.mark.parametrize(
    ("kind", "subtype", "restricted"),
    [
        (CaseKind.POLICY, "illegal_content", True),
        (CaseKind.POLICY, "nsfw_leak", True),
        (CaseKind.POLICY, "doxxing", True),
        (CaseKind.POLICY, "harassment", False),
        (CaseKind.BOOKING, None, False),
    ],
)
def test_the_gravest_subtypes_are_restricted_from_the_start(
    kind: CaseKind, subtype: str | None, restricted: bool
) -> None:
    opening = Opening(kind=kind, subtype=subtype, summary="Private photos went round.")
    case = open_case(
        opening, case_id="sca_1", opened_by="usr_a", when=NOON, policies=Policies(version=1)
    )
    assert case.restricted is restricted
    assert opened_entry(case).payload["subtype"] == subtype


@pytest.mark.parametrize("kind", list(CaseKind))
def test_a_subtype_belongs_to_its_kind(kind: CaseKind) -> None:
    for subtype in SUBTYPES[kind]:
        assert unfit_subtype(kind, subtype) is None
    refusal = unfit_subtype(kind, "weather")
    assert refusal is not None
    assert (refusal.code, refusal.field) == (ErrorCode.BAD_USER_INPUT, "subtype")
    assert SUBTYPES[kind][0] in refusal.hint


def test_a_restricted_case_is_open_to_opener_owner_and_watchers_alone() -> None:
    case = evolve(
        a_case(), restricted=True, opened_by="usr_a", owner_admin="usr_b", watchers=("usr_c",)
    )
    for named in ("usr_a", "usr_b", "usr_c"):
        assert denied_to_staff(case, request_of(named)) is None
    refusal = denied_to_staff(case, request_of("usr_d"))
    assert refusal is not None
    assert refusal.code is ErrorCode.CASE_ACCESS_DENIED
    assert denied_to_staff(evolve(case, restricted=False), request_of("usr_d")) is None


@pytest.mark.parametrize(
    ("event", "evidenced"),
    [
        (an_event(EventType.NOTE, author_role="agent", audience="staff"), False),
        (an_event(EventType.MESSAGE, author_role="agent", audience="participants"), False),
        (an_event(EventType.MESSAGE, author_role="system", audience="participants"), False),
        (an_event(EventType.MESSAGE, author_role="buyer", audience="participants"), True),
        (an_event(EventType.MESSAGE, author_role="creator", audience="participants"), True),
        (an_event(EventType.KERNEL_DECISION), True),
        (an_event(EventType.FACT_RECORDED), True),
        (an_event(EventType.EVIDENCE_ATTACHED), True),
        (an_event(EventType.EVIDENCE_STITCHED), True),
        (an_event(EventType.ASSIGNED), False),
        (an_event(EventType.HOLD_APPLIED), False),
    ],
)
def test_some_entries_are_evidence_and_others_are_not(event: Event, evidenced: bool) -> None:
    bare = evolve(a_case(), evidenced=False)
    seen = bare.witness(event, Policies(version=1))
    assert seen.evidenced is evidenced
    assert seen.updated_at == event.created_at


def test_the_next_event_is_never_before_the_last_however_the_clock_goes() -> None:
    case = a_case()
    assert case.next_instant(NOON - timedelta(days=1)) > NOON
    assert case.next_instant(NOON) > NOON
    assert case.next_instant(NOON + timedelta(hours=1)) == NOON + timedelta(hours=1)


def test_owner_priority_and_watchers_change_with_a_line_on_the_timeline() -> None:
    case = a_case()
    assert assign(case, "usr_b").case.owner_admin == "usr_b"
    assert changed(set_priority(case, 1)).priority == 1
    watched = changed(add_watcher(case, "usr_c"))
    assert watched.watchers == ("usr_c",)
    assert changed(remove_watcher(watched, "usr_c")).watchers == ()
    assert changed(escalate(case, "the buyer is stranded")).escalated
    assert changed(restrict(case, restricted=True)).restricted


def test_changing_nothing_is_refused_and_names_the_field() -> None:
    case = evolve(a_case(), watchers=("usr_c",), escalated=True)
    refusals = [
        set_priority(case, 3),
        add_watcher(case, "usr_c"),
        remove_watcher(case, "usr_x"),
        escalate(case, None),
        restrict(case, restricted=False),
    ]
    fields = [refusal.field for refusal in refusals if isinstance(refusal, Refusal)]
    assert fields == ["priority", "userId", "userId", "caseId", "restricted"]


def test_the_last_word_on_a_fact_counts() -> None:
    said = [
        {"fact": "fraud_validated", "value": True},
        {"fact": "quality_validated", "value": True},
        {"fact": "fraud_validated", "value": False},
    ]
    assert facts_from(said) == {FactName.QUALITY_VALIDATED}


@pytest.mark.parametrize(
    ("user", "part"),
    [
        ("usr_subject", AuthorRole.BUYER),
        ("usr_opener", AuthorRole.BUYER),
        ("usr_maker", AuthorRole.CREATOR),
        ("usr_stranger", None),
    ],
)
def test_without_an_order_a_case_knows_its_people_by_its_own_fields(
    user: str, part: AuthorRole | None
) -> None:
    case = evolve(
        a_case(), opened_by="usr_opener", subject_user="usr_subject", creator_id="usr_maker"
    )
    assert part_of(user, case, None) is part


def test_an_entry_without_a_payload_has_an_empty_one() -> None:
    assert Entry(EventType.ASSIGNED).payload == {}
