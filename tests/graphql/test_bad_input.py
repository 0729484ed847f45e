"""What does not fit is refused by name, and nothing is written but the audit."""

import re
from typing import Any

import pytest
from attrs import frozen

from tests.graphql.service import Service

MEGABYTE = "x" * 1_000_000
OPEN = "mutation($input: OpenCaseInput!) { openCase(input: $input) }"
REFUND = "mutation($input: RefundInput!) { issueRefund(input: $input) }"
HOLD = "mutation($input: HoldInput!) { applyPayoutHold(input: $input) }"
CLAIM = "mutation($input: FileDepositClaimInput!) { fileDepositClaim(input: $input) }"
CREDIT = "mutation($input: CreditGoodwillInput!) { creditGoodwill(input: $input) }"
NOTE = "mutation($input: AddNoteInput!) { addCaseNote(input: $input) }"
STATUS = "mutation($input: SetStatusInput!) { setCaseStatus(input: $input) }"
UNPARK = 'mutation($id: ID!) { unparkWork(workId: $id, note: "Done.") }'
OPTIONS = """query($caseId: ID!, $orderId: ID!, $reason: String!, $legId: ID) {
  refundOptions(caseId: $caseId, orderId: $orderId, reason: $reason, legId: $legId) { openCents }
}"""


@frozen(kw_only=True)
class Setting:
    service: Service
    case: str
    closed: str


@pytest.fixture(scope="module")
def setting(shared_service: Service) -> Setting:
    """A case on ord_1002, and a closed one."""

    def opened(order: str) -> str:
        told = {"kind": "BOOKING", "orderId": order, "summary": "For these tests."}
        case: str = shared_service.tell(OPEN, {"input": told})["openCase"]
        return case

    closed = opened("ord_1003")
    shared_service.tell(STATUS, {"input": {"caseId": closed, "status": "CLOSED"}})
    return Setting(service=shared_service, case=opened("ord_1002"), closed=closed)


def opening(**changes: Any) -> dict[str, Any]:
    return {"input": {"kind": "BOOKING", "summary": "A studio was locked.", **changes}}


def refund(**changes: Any) -> dict[str, Any]:
    money = {"caseId": "$case", "orderId": "ord_1002", "amountCents": 100, "reason": "other"}
    return {"input": {**money, **changes}}


def hold(**changes: Any) -> dict[str, Any]:
    told = {"providerId": "usr_leo_brandt", "reason": "To be safe."}
    return {"input": {**refund()["input"], **told, **changes}}


def options(**changes: Any) -> dict[str, Any]:
    return {"caseId": "$case", "orderId": "ord_1002", "reason": "other", **changes}


def note(text: object, **changes: Any) -> dict[str, Any]:
    return {"input": {"caseId": "$case", "note": text, **changes}}


BAD = "BAD_USER_INPUT"
FAY = "usr_fay"
CASES = [
    # who, operation, variables, code, field
    ("usr_tess", OPEN, opening(orderId="ord_none"), "ORDER_NOT_FOUND", "orderId"),
    ("usr_tess", OPEN, opening(orderId="ord 1"), BAD, "orderId"),
    ("usr_tess", OPEN, opening(subtype="takedown"), BAD, "subtype"),
    ("usr_tess", OPEN, opening(summary=""), BAD, "summary"),
    ("usr_tess", OPEN, opening(summary=" \n\t "), BAD, "summary"),
    ("usr_tess", OPEN, opening(summary="a\x00b"), BAD, "summary"),
    ("usr_tess", OPEN, opening(summary="a\ud800b"), BAD, "summary"),
    ("usr_tess", OPEN, opening(summary=MEGABYTE), BAD, "summary"),
    ("usr_tess", OPEN, opening(summary=5), BAD, "summary"),
    ("usr_tess", OPEN, opening(summary=None), BAD, "summary"),
    ("usr_tess", OPEN, {"input": {"kind": "BOOKING"}}, BAD, "summary"),
    ("usr_tess", OPEN, {"input": {"summary": "No kind."}}, BAD, "kind"),
    ("usr_tess", OPEN, opening(kind="booking"), BAD, "kind"),
    ("usr_tess", OPEN, opening(kind="TAXES"), BAD, "kind"),
    ("usr_tess", OPEN, opening(priority=0), BAD, "priority"),
    ("usr_tess", OPEN, opening(priority=6), BAD, "priority"),
    ("usr_tess", OPEN, opening(priority="high"), BAD, "priority"),
    ("usr_tess", OPEN, opening(colour="red"), BAD, "colour"),
    ("usr_tess", OPEN, opening(watchers=["usr_a", 1.5]), BAD, "watchers"),
    ("usr_tess", OPEN, opening(watchers=["usr a"]), BAD, "watchers"),
    ("usr_tess", OPEN, opening(watchers=["usr_a"] * 51), BAD, "watchers"),
    ("usr_tess", OPEN, opening(creatorId="usr_\x00"), BAD, "creatorId"),
    ("usr_tess", OPEN, {}, BAD, "input"),
    ("usr_tess", OPEN, {"input": "a case"}, BAD, "input"),
    ("usr_tess", NOTE, note(""), BAD, "note"),
    ("usr_tess", NOTE, note("x" * 20_001), BAD, "note"),
    ("usr_tess", NOTE, note("Hello.", caseId="sca_none"), "CASE_NOT_FOUND", "caseId"),
    ("usr_tess", NOTE, note("Hello.", caseId="sca_\x00"), BAD, "caseId"),
    ("usr_tess", NOTE, note("Hello.", caseId="sca_\udfff"), BAD, "caseId"),
    ("usr_tess", NOTE, note("Hello.", caseId=MEGABYTE), BAD, "caseId"),
    ("usr_tess", NOTE, note("Hello.", expectedVersion=99), "CONFLICT", "expectedVersion"),
    (FAY, REFUND, refund(orderId="ord_none"), "ORDER_NOT_FOUND", "orderId"),
    (FAY, REFUND, refund(orderId="ord_1003"), "ORDER_NOT_ON_CASE", "orderId"),
    (FAY, REFUND, refund(amountCents=-1), BAD, "amountCents"),
    (FAY, REFUND, refund(amountCents=0), BAD, "amountCents"),
    (FAY, REFUND, refund(amountCents=2**31), BAD, "amountCents"),
    (FAY, REFUND, refund(amountCents=10**400), BAD, "amountCents"),
    (FAY, REFUND, refund(amountCents=1.5), BAD, "amountCents"),
    (FAY, REFUND, refund(amountCents=True), BAD, "amountCents"),
    (FAY, REFUND, refund(amountCents="100"), BAD, "amountCents"),
    (FAY, REFUND, refund(amountCents=11_909), "REFUND_EXCEEDS_CAPTURED", "amountCents"),
    (FAY, REFUND, refund(amountCents=2**31 - 1), "REFUND_EXCEEDS_CAPTURED", "amountCents"),
    (FAY, REFUND, refund(reason="because"), BAD, "reason"),
    (FAY, REFUND, refund(reason="goodwill"), BAD, "reason"),
    (FAY, REFUND, refund(legId="leg_9"), BAD, "legId"),
    (FAY, REFUND, refund(note="\x00"), BAD, "note"),
    (FAY, REFUND, refund(caseId="$closed", orderId="ord_1003"), "NOT_ACTIVE", "caseId"),
    (FAY, REFUND, refund(expectedVersion=99), "CONFLICT", "expectedVersion"),
    (FAY, HOLD, hold(amountCents=0), BAD, "amountCents"),
    (FAY, HOLD, hold(amountCents=10_826), "PAYOUT_HOLD_APPLY_FAILED", "amountCents"),
    (FAY, HOLD, hold(providerId="usr_p1"), BAD, "providerId"),
    (FAY, HOLD, hold(legId="leg_9"), BAD, "legId"),
    (FAY, HOLD, hold(orderId="ord_1003"), "ORDER_NOT_ON_CASE", "orderId"),
    (FAY, HOLD, hold(caseId="$closed", orderId="ord_1003"), "NOT_ACTIVE", "caseId"),
    (FAY, OPTIONS, options(reason="because"), BAD, "reason"),
    (FAY, OPTIONS, options(orderId="ord_1003"), "ORDER_NOT_ON_CASE", "orderId"),
    (FAY, OPTIONS, options(orderId="ord_none"), "ORDER_NOT_FOUND", "orderId"),
    (FAY, OPTIONS, options(legId="leg_9"), BAD, "legId"),
    (FAY, OPTIONS, options(caseId="sca_none"), "CASE_NOT_FOUND", "caseId"),
    (FAY, OPTIONS, options(caseId="sca_\x00"), BAD, "caseId"),
    (FAY, OPTIONS, {"caseId": "$case", "reason": "other"}, BAD, "orderId"),
    (FAY, 'mutation { approveRefund(refundId: "srf_none") }', {}, "REFUND_NOT_FOUND", "refundId"),
    (FAY, 'mutation { rejectRefund(refundId: "srf_none") }', {}, "REFUND_NOT_FOUND", "refundId"),
    (FAY, 'mutation { releasePayoutHold(holdId: "sph_none") }', {}, "HOLD_NOT_FOUND", "holdId"),
    (FAY, UNPARK, {"id": "spw_\x00"}, BAD, "workId"),
    (FAY, UNPARK, {"id": "spw_\udfff"}, BAD, "workId"),
    (FAY, UNPARK, {"id": "spw_none"}, BAD, "workId"),
    (FAY, 'mutation { pauseRefunds(reason: "") }', {}, BAD, "reason"),
    (FAY, "{ pendingApprovals(page: 0) { id } }", {}, BAD, "page"),
    ("usr_tess", "{ adminCases(page: 0) { id } }", {}, BAD, "page"),
    ("usr_tess", "{ adminCases(page: -1) { id } }", {}, BAD, "page"),
    ("usr_tess", "{ adminCases(page: 2147483648) { id } }", {}, BAD, "page"),
    ("usr_tess", "{ adminCases(kind: TAXES) { id } }", {}, BAD, "kind"),
    ("usr_tess", '{ adminCases(kind: "BOOKING") { id } }', {}, BAD, "kind"),
    (
        "usr_tess",
        '{ adminCase(caseId: "$case") { timeline(page: 0) { id } } }',
        {},
        BAD,
        "page",
    ),
    ("usr_tess", "{ adminCase(caseId: null) { id } }", {}, BAD, "caseId"),
    ("usr_tess", "{ adminCase { id } }", {}, BAD, "caseId"),
    ("usr_tess", '{ adminCase(caseId: "x", of: 1) { id } }', {}, BAD, "of"),
    ("usr_tess", '{ adminCase(caseId: "x") { colour } }', {}, BAD, "colour"),
    (
        "usr_tess",
        'mutation($p: Int!) { setCasePriority(input: { caseId: "$case", priority: $p }) }',
        {"p": 1.5},
        BAD,
        "priority",
    ),
    (
        "usr_tess",
        'mutation { setCasePriority(input: { caseId: "$case", priority: 99999999999 }) }',
        {},
        BAD,
        "priority",
    ),
    ("usr_tess", 'mutation { setCasePriority(input: { caseId: "x" }) }', {}, BAD, "priority"),
    (
        "usr_tess",
        STATUS,
        {"input": {"caseId": "$case", "status": "RESOLVED"}},
        "INVALID_TRANSITION",
        "status",
    ),
    ("usr_tess", STATUS, {"input": {"caseId": "$case", "status": "DONE"}}, BAD, "status"),
    (
        "usr_tess",
        STATUS,
        {"input": {"caseId": "$case", "status": "TRIAGE", "awaiting": "SELLER"}},
        BAD,
        "awaiting",
    ),
    ("usr_tess", REFUND, refund(), "FORBIDDEN", None),
    (None, REFUND, refund(), "UNAUTHENTICATED", None),
]


def filled(value: Any, setting: Setting) -> Any:
    if isinstance(value, dict):
        return {key: filled(inner, setting) for key, inner in value.items()}
    if isinstance(value, str):
        return value.replace("$case", setting.case).replace("$closed", setting.closed)
    return value


def named(case: Any) -> str | None:
    return case[:40] if isinstance(case, str) else None


@pytest.mark.parametrize(("who", "operation", "variables", "code", "field"), CASES, ids=named)
def test_bad_input_is_refused_by_name_and_changes_nothing(
    setting: Setting,
    who: str | None,
    operation: str,
    variables: dict[str, Any],
    code: str,
    field: str | None,
) -> None:
    stored = setting.service.stored
    before = stored.contents()
    operation = operation.replace("$case", setting.case) if '"$case"' in operation else operation
    refusal = setting.service.refusal(operation, filled(variables, setting), as_=who)
    assert (refusal["code"], refusal.get("field")) == (code, field)
    assert stored.contents() == before


@pytest.mark.parametrize("cents", [-1, 0, True, 1.5, 2**31, 10**400, "100", None])
@pytest.mark.parametrize(
    ("operation", "more"),
    [
        (REFUND, {"reason": "other"}),
        (HOLD, {"reason": "To be safe.", "providerId": "usr_leo_brandt"}),
        (CLAIM, {"reason": "A lamp.", "legId": "leg_1"}),
        (CREDIT, {"note": "For the trouble."}),
    ],
    ids=["refund", "hold", "deposit claim", "goodwill"],
)
def test_an_amount_that_is_none_is_refused_wherever_money_is_asked_for(
    setting: Setting, operation: str, more: dict[str, Any], cents: object
) -> None:
    stored = setting.service.stored
    before = stored.contents()
    asked = {"caseId": setting.case, "orderId": "ord_1002", "amountCents": cents, **more}
    refusal = setting.service.refusal(operation, {"input": asked}, as_=FAY)
    assert (refusal["code"], refusal.get("field")) == (BAD, "amountCents")
    assert refusal["hint"]
    assert stored.contents() == before


@pytest.mark.parametrize("document", ["{ adminCases {", "{", "\x00", "query", "{ a(: 1) }", "🙂"])
def test_a_document_that_is_no_graphql_is_bad_input(service: Service, document: str) -> None:
    refusal = service.refusal(document)
    assert refusal["code"] == "BAD_USER_INPUT"
    assert "Syntax Error" in refusal["message"]


def test_a_long_complaint_about_long_input_is_cut(service: Service) -> None:
    refusal = service.refusal(OPEN, {"input": {"kind": MEGABYTE, "summary": "Long."}})
    assert len(refusal["message"]) <= 301


@pytest.mark.parametrize(
    ("case_id", "resource"),
    [
        ("sca_\x00", "case:sca_?"),
        ("sca_\ud800", "case:sca_?"),
        (MEGABYTE, "case:" + "x" * 155),
    ],
)
def test_an_id_that_cannot_be_stored_is_audited_as_far_as_it_can(
    any_service: Service, case_id: str, resource: str
) -> None:
    any_service.refusal(NOTE, note("Hello.", caseId=case_id))
    last = any_service.stored.audit()[-1]
    assert (last.action, last.resource) == ("case.note", resource)
    assert last.details["field"] == "caseId"


@pytest.mark.parametrize("digits", [129, 4_301, 15_000])
@pytest.mark.parametrize(
    ("document", "field"),
    [
        ("{ adminCases(page: $) { id } }", "page"),
        ("{ adminCaseConnection(first: -$) { edges { cursor } } }", "first"),
        ("query($page: Int = $) { adminCases(page: $page) { id } }", None),
        ('{ refundOptions(caseId: $, orderId: "o", reason: "other") { openCents } }', "caseId"),
    ],
)
def test_a_number_of_many_digits_is_refused_by_name(
    document: str, field: str | None, digits: int, shared_service: Service
) -> None:
    sent = re.sub(r"\$(?!p)", "9" * digits, document)
    told = shared_service.refusal(sent, as_="usr_tess")
    assert (told["code"], told.get("field")) == (BAD, field)


def test_many_digits_in_a_text_are_a_text(setting: Setting) -> None:
    text = "9" * 5_000
    sent = f'mutation {{ addCaseNote(input: {{caseId: "{setting.case}", note: "{text}"}}) }}'
    assert setting.service.tell(sent) == {"addCaseNote": True}
