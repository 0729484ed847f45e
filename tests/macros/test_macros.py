"""Each macro from its preview to what it left, and what keeps it from being applied."""

from typing import Any

import pytest
from attrs import evolve

from adapters.fake_stripe.faults import Fault, FaultKind
from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.cases.status import Awaiting, CaseStatus
from core.errors import ErrorCode, Refusal
from core.macros.taken import MacroPreview
from core.refunds.refund import RefundStatus
from core.use_cases.open_case import OpenCase
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.set_case_status import SetCaseStatus
from tests.macros.desk import ADA, applies, asked, macro_office, previews, refused
from tests.use_cases.office import FAY, TESS, Office, keyed
from tests.use_cases.test_cancellations import BY_PROVIDER, small

REFUNDED = 10_825
TEXT = "We have refunded 108.25 USD to your card. Your bank shows it within 5 to 10 days."


@pytest.fixture
def office() -> Office:
    office = Office()
    office.order(**_small())
    return office


def _small(**changes: Any) -> dict[str, Any]:
    return {name: value for name, value in small(**changes).items() if name != "order_id"}


@pytest.fixture
def case_id(office: Office) -> str:
    return office.case()


def messages(office: Office, case_id: str) -> list[str]:
    with office.store.unit_of_work() as uow:
        return [message.body_md for message in uow.messages.of_case(case_id)]


def the_refund(office: Office, case_id: str) -> Any:
    with office.store.unit_of_work() as uow:
        (refund,) = uow.refunds.of_case(case_id)
    return refund


@pytest.mark.parametrize(
    ("macro", "parameters"),
    [
        ("refund_ladder", {"reason": "buyer_cancelled"}),
        ("buyer_no_show", {}),
        ("duplicate_charge", {}),
        ("content_unavailable", {}),
        ("request_info", {"question": "Which room was it?"}),
        ("evidence_request", {"evidence": "a picture of the door"}),
    ],
)
def test_a_preview_says_exactly_what_applying_then_does(
    office: Office, case_id: str, macro: str, parameters: dict[str, str]
) -> None:
    foreseen = previews(office, case_id, macro, **parameters)
    assert isinstance(foreseen, MacroPreview), foreseen
    assert foreseen.refusal is None
    assert foreseen.steps == applies(office, case_id, macro, **parameters).steps
    written = [step.body_md for step in foreseen.steps if step.body_md]
    assert messages(office, case_id) == written


def test_the_ladder_refunds_what_policy_owes_tells_the_buyer_and_leaves_the_decision_pending(
    office: Office, case_id: str
) -> None:
    applied = applies(office, case_id, "refund_ladder", reason="buyer_cancelled")

    assert [step.step for step in applied.steps] == ["refund", "message", "status", "status"]
    assert applied.steps[0].amount_cents == REFUNDED
    assert messages(office, case_id) == [TEXT]
    refund = the_refund(office, case_id)
    assert (refund.amount_cents, refund.status) == (REFUNDED, RefundStatus.SUCCEEDED)
    assert office.stored_case(case_id).status is CaseStatus.DECISION_PENDING
    assert applied.ids[0] == refund.refund_id


def test_the_agent_who_opened_the_case_and_refunded_resolves_it(office: Office) -> None:
    opening = Opening(kind=CaseKind.BOOKING, summary="Cancelled.", order_id="ord_1001")
    case_id = office.does(OpenCase(opening=opening), ADA)
    applies(office, case_id, "refund_ladder", reason="buyer_cancelled")
    assert the_refund(office, case_id).status is RefundStatus.SUCCEEDED
    assert office.stored_case(case_id).status is CaseStatus.DECISION_PENDING


def test_it_is_one_entry_of_the_audit_and_stops_the_clock_of_the_first_answer(
    office: Office, case_id: str
) -> None:
    applies(office, case_id, "request_info", question="Which room was it?")
    assert office.audited(f"case:{case_id}") == [("case.open", None), ("macro.apply", None)]
    assert office.stored_case(case_id).clocks.first_response.stopped_at is not None
    assert office.stored_case(case_id).awaiting is Awaiting.CUSTOMER


def test_the_second_rung_is_the_apology_that_policy_suggests() -> None:
    office = Office()
    policy = {**small()["legs"][0]["policy"], "apology_credit_cents": 500}
    office.order(**_small(cancellation=BY_PROVIDER, leg={"policy": policy}))
    case_id = office.case()
    office.refund(case_id, 11_908, reason="provider_cancelled")

    applied = applies(office, case_id, "refund_ladder", reason="provider_cancelled")

    assert [(step.step, step.amount_cents) for step in applied.steps[:2]] == [
        ("refund", None),
        ("goodwill", 500),
    ]
    assert messages(office, case_id) == [
        "We are sorry. 5.00 USD are in your wallet for your next order."
    ]


def test_the_last_rung_says_that_nothing_is_owed_and_asks(office: Office, case_id: str) -> None:
    office.refund(case_id, REFUNDED)
    applied = applies(office, case_id, "refund_ladder", reason="buyer_cancelled")
    assert [step.step for step in applied.steps][:3] == ["refund", "goodwill", "message"]
    assert office.stored_case(case_id).status is CaseStatus.AWAITING_USER


def test_that_nothing_is_owed_is_a_decision_which_the_case_may_rest_on(office: Office) -> None:
    no_show = small()["legs"][0] | {"no_show": "buyer"}
    office.order(**_small(version=4, cancellation=None, legs=[no_show]))
    case_id = office.case()
    applied = applies(office, case_id, "buyer_no_show")
    assert applied.steps[0].does == "refunds nothing: nothing is left open"
    assert office.told(case_id)[1] == "kernel_decision"
    assert office.timeline(case_id)[1].payload["refund_id"] is None
    assert office.stored_case(case_id).status is CaseStatus.DECISION_PENDING


def test_a_refund_above_the_threshold_ends_as_proposed_and_the_buyer_hears_that() -> None:
    office = Office()
    office.order()
    case_id = office.case()
    applied = applies(office, case_id, "refund_ladder", reason="buyer_cancelled")
    assert applied.steps[0].refund_status == "proposed"
    assert the_refund(office, case_id).status is RefundStatus.PROPOSED
    assert "A colleague will look at it first" in messages(office, case_id)[0]


def test_while_refunds_are_paused_it_proposes_and_sends_nothing(
    office: Office, case_id: str
) -> None:
    office.does(PauseRefunds(), FAY)
    applied = applies(office, case_id, "content_unavailable")
    assert applied.steps[0].refund_status == "proposed"


def test_a_disputed_charge_stops_the_whole_macro_and_its_preview_says_so(
    office: Office, case_id: str
) -> None:
    with office.store.unit_of_work() as uow:
        uow.charges.save(evolve(office.charge(), disputed=True))
        uow.commit()
    foreseen = previews(office, case_id, "refund_ladder", reason="buyer_cancelled")
    assert isinstance(foreseen, MacroPreview)
    assert foreseen.refusal is not None
    why = refused(office, case_id, "refund_ladder", reason="buyer_cancelled")
    assert why == foreseen.refusal
    assert why.code is ErrorCode.REFUND_NOT_ELIGIBLE


def test_a_charge_is_a_duplicate_where_the_balance_shows_the_same_payment_of_another_order(
    office: Office, case_id: str
) -> None:
    office.order(**_small(version=4, cancellation=None))
    payment = {**small()["payment"], "charge": "ch_2", "payment_intent": "pi_2"}
    office.order("ord_2", **_small(payment=payment, cancellation=None))

    applied = applies(office, case_id, "duplicate_charge", other_order="ord_2")

    assert (applied.steps[0].amount_cents, applied.steps[0].refund_status) == (11_908, "proposed")
    assert the_refund(office, case_id).reason == "duplicate_charge"
    stitched = [it for it in office.timeline(case_id) if it.type == "evidence_stitched"]
    assert stitched[0].payload["record"] == "balance_transactions"
    assert len(set(stitched[0].payload["balance_transactions"])) == 2


def test_a_payment_of_another_amount_is_no_duplicate(office: Office, case_id: str) -> None:
    payment = {**small()["payment"], "charge": "ch_2", "captured_cents": 11_907}
    office.order("ord_2", **_small(payment=payment, leg={"platform_fee_tax_cents": 82}))
    applied = applies(office, case_id, "duplicate_charge", other_order="ord_2")
    assert applied.steps[0].amount_cents is None
    assert "found one for your order" in messages(office, case_id)[0]


@pytest.mark.parametrize("other_order", ["ord_2", "ord_1001", "ord_9", "no order"])
def test_another_order_that_the_buyer_does_not_have_is_refused(
    office: Office, case_id: str, other_order: str
) -> None:
    payment = {**small()["payment"], "charge": "ch_2", "payment_intent": "pi_2"}
    office.order("ord_2", **_small(payment=payment, buyer_id="usr_other"))
    why = refused(office, case_id, "duplicate_charge", other_order=other_order)
    assert (why.code, why.field) == (ErrorCode.ORDER_NOT_FOUND, "parameters.other_order")
    assert previews(office, case_id, "duplicate_charge", other_order=other_order) == why


def test_what_the_command_refuses_by_itself_is_looked_up_nowhere(
    office: Office, case_id: str
) -> None:
    office.stripe.inject(Fault(endpoint="balance_transactions.list", kind=FaultKind.UNAVAILABLE))
    for case, parameters in ((case_id, {"other_order": "a\0b"}), ("a\0b", {})):
        why = refused(office, case, "duplicate_charge", **parameters)
        assert why.code is ErrorCode.BAD_USER_INPUT, why


def test_a_processor_that_is_silent_changes_nothing(office: Office, case_id: str) -> None:
    office.stripe.inject(Fault(endpoint="balance_transactions.list", kind=FaultKind.UNAVAILABLE))
    why = refused(office, case_id, "duplicate_charge")
    assert why.code is ErrorCode.INTERNAL


@pytest.mark.parametrize(
    ("macro", "parameters", "code", "field"),
    [
        ("no_such", {}, ErrorCode.BAD_USER_INPUT, "macro"),
        ("dmca_hide", {}, ErrorCode.BAD_USER_INPUT, "macro"),
        ("request_info", {}, ErrorCode.BAD_USER_INPUT, "parameters.question"),
        ("request_info", {"question": ""}, ErrorCode.BAD_USER_INPUT, "parameters.question"),
        ("request_info", {"question": " "}, ErrorCode.BAD_USER_INPUT, "parameters.question"),
        ("request_info", {"answer": "x"}, ErrorCode.BAD_USER_INPUT, "parameters"),
        ("refund_ladder", {"reason": "because"}, ErrorCode.BAD_USER_INPUT, "parameters.reason"),
    ],
)
def test_what_cannot_be_applied_names_the_field(
    office: Office,
    case_id: str,
    macro: str,
    parameters: dict[str, str],
    code: ErrorCode,
    field: str,
) -> None:
    why = refused(office, case_id, macro, **parameters)
    assert (why.code, why.field) == (code, field)
    foreseen = previews(office, case_id, macro, **parameters)
    told = foreseen.refusal if isinstance(foreseen, MacroPreview) else foreseen
    assert told == why


def test_a_macro_for_other_kinds_or_statuses_does_not_fit(office: Office, case_id: str) -> None:
    product = office.case(None, kind=CaseKind.PRODUCT)
    assert refused(office, product, "buyer_no_show").field == "macro"
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    why = refused(office, case_id, "request_info", question="?")
    assert (why.code, why.field) == (ErrorCode.INVALID_TRANSITION, "macro")


@pytest.mark.parametrize("request_", [TESS, FAY])
def test_every_step_needs_its_own_role(office: Office, case_id: str, request_: Any) -> None:
    why = refused(office, case_id, "refund_ladder", request_, reason="buyer_cancelled")
    assert why.code is ErrorCode.FORBIDDEN


def test_a_macro_without_money_needs_no_role_for_money(office: Office, case_id: str) -> None:
    applies(office, case_id, "request_info", TESS, question="Which room was it?")
    assert len(messages(office, case_id)) == 1


def test_a_repeated_request_acts_once_and_is_told_the_same(office: Office, case_id: str) -> None:
    request = keyed(ADA, "key-1")
    first = applies(office, case_id, "refund_ladder", request, reason="buyer_cancelled")
    assert applies(office, case_id, "refund_ladder", request, reason="buyer_cancelled") == first
    assert len(messages(office, case_id)) == 1
    other = macro_office(office).apply(asked(case_id, "buyer_no_show", {}), request)
    assert isinstance(other, Refusal)
    assert other.code is ErrorCode.IDEMPOTENCY_MISMATCH


def test_a_case_that_has_changed_since_is_a_conflict(office: Office, case_id: str) -> None:
    told = macro_office(office).apply(asked(case_id, "buyer_no_show", {"expected_version": 9}), ADA)
    assert isinstance(told, Refusal)
    assert told.code is ErrorCode.CONFLICT


def test_a_preview_leaves_the_audit_of_a_read(office: Office, case_id: str) -> None:
    previews(office, case_id, "buyer_no_show")
    assert office.audited(f"case:{case_id}")[-1] == ("macro.preview", None)
