"""Every field, without a token, with the wrong role and on a case that is closed to the caller.

The table is made from the served schema (reliability.md 24).
"""

from collections.abc import Callable, Iterator

import pytest
from attrs import frozen
from graphql import GraphQLField, GraphQLObjectType, get_directive_values

from core.parked.parked_work import ParkedKind, ParkedWork
from core.request import Role
from entrypoints.fields.mutations import MUTATIONS as OUR_MUTATIONS
from entrypoints.fields.queries import QUERIES as OUR_QUERIES
from entrypoints.graphql.auth_directive import read_roles
from entrypoints.graphql.executable import executable_schema
from tests.builders.chargebacks import a_chargeback
from tests.graphql import fields
from tests.graphql.fields import Example
from tests.graphql.service import ROLES, Service, serving_memory

KINDS = {"query": fields.QUERIES, "mutation": fields.MUTATIONS}
OUTSIDERS = {
    Role.TRUST_SAFETY: "usr_theo",
    Role.FINANCE_OPS: "usr_finn",
    Role.PAYOUT_SERVICE: "svc_payouts",
}


def root_fields(kind: str) -> dict[str, GraphQLField]:
    schema = executable_schema()
    root = schema.query_type if kind == "query" else schema.mutation_type
    assert isinstance(root, GraphQLObjectType)
    fields_of_root: dict[str, GraphQLField] = root.fields
    return fields_of_root


def roles_of(field: GraphQLField) -> frozenset[Role]:
    """What `@auth` says, or nothing for a field without it."""
    assert field.ast_node is not None
    directive = executable_schema().get_directive("auth")
    assert directive is not None
    auth = get_directive_values(directive, field.ast_node)
    return read_roles(auth["role"]) if auth else frozenset()


EVERY_FIELD = [(kind, name) for kind in KINDS for name in root_fields(kind)]


@frozen(kw_only=True)
class Foreign:
    """A restricted case of usr_both's, with money moving on it and another case beside it."""

    service: Service
    ids: dict[str, str]

    def document(self, kind: str, name: str) -> str:
        text = KINDS[kind][name].document(kind, name)
        for key, value in self.ids.items():
            text = text.replace(f"${key}", value)
        return text


@pytest.fixture(scope="module")
def foreign() -> Iterator[Foreign]:
    with serving_memory() as service:
        yield Foreign(service=service, ids=a_restricted_case(service))


def a_restricted_case(service: Service) -> dict[str, str]:
    def told(mutation: str) -> str:
        answer: str = service.tell(f"mutation {{ told: {mutation} }}", as_="usr_both")["told"]
        return answer

    opening = 'kind: BOOKING, orderId: "ord_1003", watchers: ["usr_watcher"]'
    case = told(f'openCase(input: {{{opening}, summary: "A leak."}})')
    money = f'caseId: "{case}", orderId: "ord_1003"'
    ids = {
        "case": case,
        "other": told('openCase(input: {kind: PRODUCT, summary: "Another."})'),
        "refund": told(
            f'issueRefund(input: {{{money}, amountCents: 60000, reason: "dispute_resolution"}})'
        ),
        "hold": told(
            f'applyPayoutHold(input: {{{money}, providerId: "usr_northlight",'
            ' amountCents: 500, reason: "To be safe."})'
        ),
        "claim": told(
            f'fileDepositClaim(input: {{{money}, legId: "leg_1", amountCents: 30000,'
            ' reason: "A broken lamp."})'
        ),
    }
    ids |= {"dmca": _a_dmca_claim(told), **_violations(service, told)}
    ids["message"] = told(f'postCaseMessage(input: {{caseId: "{case}", bodyMd: "Hello."}})')
    ids["evidence"] = _a_file(service, case)
    told(f'restrictCase(caseId: "{case}")')
    ids["chargeback"] = _something_charged_back(service, case)
    return {**ids, "parked": _something_parked(service, case)}


def _a_dmca_claim(told: Callable[[str], str]) -> str:
    case = told('openCase(input: {kind: DMCA, summary: "A photograph."})')
    notice = fields.literal({"caseId": case, **fields.NOTICE})
    claim = told(f"fileDmcaClaim(input: {notice})")
    told(f'restrictCase(caseId: "{case}")')
    return claim


def _violations(service: Service, told: Callable[[str], str]) -> dict[str, str]:
    """Two policy cases about one person: on the second, usr_theo has decided."""
    opening = 'kind: POLICY, summary: "Threats.", subjectUser: "usr_northlight"'
    cases = [told(f"openCase(input: {{{opening}}})") for _ in range(2)]
    for case in cases:
        fact = f'caseId: "{case}", fact: QUALITY_VALIDATED, note: "Read."'
        told(f"recordCaseFact(input: {{{fact}}})")
    deciding = f'decideViolation(input: {{caseId: "{cases[1]}", reason: "Threats."}})'
    decided = service.tell(f"mutation {{ told: {deciding} }}", as_="usr_theo")["told"]
    for case in cases:
        told(f'restrictCase(caseId: "{case}")')
    return {"policy": cases[0], "violation": decided}


def _a_file(service: Service, case_id: str) -> str:
    answer = service.tell(
        f'mutation {{ requestEvidenceUpload(input: {{caseId: "{case_id}", fileName: "a.png",'
        f' mimeType: "image/png", sizeBytes: 9, sha256: "{"a" * 64}"}}) {{ evidenceId }} }}',
        as_="usr_both",
    )
    evidence_id: str = answer["requestEvidenceUpload"]["evidenceId"]
    return evidence_id


def _something_charged_back(service: Service, case_id: str) -> str:
    chargeback = a_chargeback("scb_1", case_id=case_id, order_id="ord_1003", act_at=None)
    with service.parts.desk.store.unit_of_work() as uow:
        uow.chargebacks.add(chargeback)
        uow.commit()
    return chargeback.chargeback_id


def _something_parked(service: Service, case_id: str) -> str:
    work = ParkedWork(
        work_id="spw_1",
        kind=ParkedKind.TRANSFER_REVERSAL,
        subject_id="srv_1",
        case_id=case_id,
        order_id="ord_1003",
        why="it was asked 14 times",
        parked_at=service.clock.now(),
    )
    with service.parts.desk.store.unit_of_work() as uow:
        uow.parking.add(work)
        uow.commit()
    return work.work_id


def test_every_field_of_the_schema_is_in_the_table() -> None:
    for kind, examples in KINDS.items():
        assert examples.keys() == root_fields(kind).keys()


@pytest.mark.parametrize(("kind", "name"), EVERY_FIELD)
def test_every_field_carries_auth_with_the_roles_of_its_use_case(kind: str, name: str) -> None:
    ours = OUR_QUERIES[name] if kind == "query" else OUR_MUTATIONS[name]
    assert roles_of(root_fields(kind)[name]) == ours.roles != frozenset()


@pytest.mark.parametrize(("kind", "name"), EVERY_FIELD)
def test_without_a_token_every_field_is_refused(kind: str, name: str, foreign: Foreign) -> None:
    refusal = foreign.service.refusal(foreign.document(kind, name), as_=None)
    assert refusal["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(("kind", "name"), EVERY_FIELD)
def test_without_its_role_every_field_is_refused_and_the_attempt_audited(
    kind: str, name: str, foreign: Foreign
) -> None:
    ours = OUR_QUERIES[name] if kind == "query" else OUR_MUTATIONS[name]
    allowed = roles_of(root_fields(kind)[name])
    for subject in ("usr_theo", "usr_finn", "usr_stranger", "usr_nobody"):
        if ROLES[subject] & allowed:
            continue
        refusal = foreign.service.refusal(foreign.document(kind, name), as_=subject)
        assert refusal["code"] == "FORBIDDEN"
        last = foreign.service.stored.audit()[-1]
        assert (last.actor, last.action) == (subject, ours.use_case.action)
        assert last.details["refused"] == "FORBIDDEN"
        assert last.details["corr_id"] == refusal["corrId"]


@pytest.mark.parametrize(("kind", "name"), EVERY_FIELD)
def test_a_restricted_case_of_others_is_closed_to_the_right_role_and_the_attempt_audited(
    kind: str, name: str, foreign: Foreign
) -> None:
    example: Example = KINDS[kind][name]
    for subject in _outsiders(root_fields(kind)[name]):
        before = foreign.service.stored.contents()
        answer = foreign.service.ask(foreign.document(kind, name), as_=subject)
        if not example.on_a_case:
            assert foreign.ids["case"] not in str(answer)
            continue
        (error,) = answer["errors"]
        assert error["extensions"]["code"] == "CASE_ACCESS_DENIED"
        last = foreign.service.stored.audit()[-1]
        assert (last.actor, last.details["refused"]) == (subject, "CASE_ACCESS_DENIED")
        assert foreign.service.stored.contents() == before


def _outsiders(field: GraphQLField) -> Iterator[str]:
    for role in roles_of(field):
        yield OUTSIDERS.get(role, "usr_stranger")


def test_strangers_are_audited_the_first_time_and_every_tenth(service: Service) -> None:
    for _ in range(21):
        service.refusal('{ adminCase(caseId: "sca_1") { id } }', as_=None)
    audited = [entry for entry in service.stored.audit() if entry.actor == "anonymous"]
    assert len(audited) == 3
    assert {entry.resource for entry in audited} == {"case:sca_1"}
    assert {entry.action for entry in audited} == {"case.view"}


def test_a_token_that_is_not_ours_is_as_good_as_none(service: Service) -> None:
    refusal = service.refusal(
        "{ adminCases { id } }", as_=None, headers={"Authorization": "Bearer not.a.token"}
    )
    assert refusal["code"] == "UNAUTHENTICATED"


def test_the_audit_of_a_refusal_says_from_where_it_came(service: Service) -> None:
    service.refusal("mutation { resumeRefunds }", headers={"User-Agent": "tests/1"})
    last = service.stored.audit()[-1]
    assert (last.ip, last.user_agent) == ("203.0.113.7", "tests/1")
