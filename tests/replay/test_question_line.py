"""Every way a line can be at fault, by the path of the field, with the order where it is known."""

import json
from typing import Any

import pytest

from core.kernels.decision import Circumstances
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import NO_FACTS, DepositClaim, Facts
from core.orders.canonical_json import DEEPEST
from core.replay.line_fault import LineFault
from core.replay.question import Question
from core.replay.question_line import read_question
from tests.kernels.cases import at
from tests.orders.worked_example import band, leg_json, order_json, snapshot_of
from tests.replay.lines import asked, line_of, without

Json = dict[str, Any]
TOO_MUCH = 2**31
REFUND: Json = {"leg_id": None, "amount_cents": 1, "status": "succeeded"}


def question_of(asked_for: object) -> Question:
    question = read_question(line_of(asked_for))
    assert isinstance(question, Question), question
    return question


def fault_of(asked_for: object) -> LineFault:
    fault = read_question(line_of(asked_for))
    assert isinstance(fault, LineFault), "the line was read"
    return fault


def test_a_line_asks_about_its_order_in_its_circumstances() -> None:
    question = question_of(
        asked(
            facts={"fraud_validated": True, "deposit_claim": "open"},
            earlier_refunds=[REFUND, {"leg_id": "leg_1", "amount_cents": 0, "status": "failed"}],
        )
    )
    assert question.order == snapshot_of(order_json())
    assert question.circumstances == Circumstances(
        case_created_at=at("2026-12-01T10:00:00Z"),
        reason="buyer_cancelled",
        facts=Facts(fraud_validated=True, deposit_claim=DepositClaim.OPEN),
        earlier_refunds=(
            EarlierRefund(leg_id=None, amount_cents=1, status="succeeded"),
            EarlierRefund(leg_id="leg_1", amount_cents=0, status="failed"),
        ),
    )


@pytest.mark.parametrize(
    "line",
    [
        asked(),
        asked(facts=None, earlier_refunds=None),
        asked(facts={}, earlier_refunds=[]),
        asked(facts={"fraud_validated": None, "deposit_claim": None}),
        asked(facts={"weather": "bad"}, disputed_cents="unknown here", note=[1.5, {"a": "ü"}]),
    ],
)
def test_facts_and_earlier_refunds_may_be_left_out_and_what_is_unknown_is_ignored(
    line: Json,
) -> None:
    circumstances = question_of(line).circumstances
    assert circumstances.facts == NO_FACTS
    assert circumstances.earlier_refunds == ()


def test_poor_quality_that_staff_validated_is_a_fact_as_in_a_stored_decision() -> None:
    circumstances = question_of(asked(facts={"quality_validated": True})).circumstances
    assert circumstances.facts == Facts(quality_validated=True)


def test_times_count_in_utc() -> None:
    circumstances = question_of(asked(case_created_at="2026-12-01T11:30:00+01:30")).circumstances
    assert circumstances.case_created_at == at("2026-12-01T10:00:00Z")


@pytest.mark.parametrize("value", [None, True, 5, 1.5, "text", [], [{}]])
def test_a_line_that_is_no_object_is_refused_as_a_whole(value: object) -> None:
    fault = fault_of(value)
    assert (fault.path, fault.order_id) == ("", None)
    assert fault.message.startswith("The line must be a JSON object, not ")


def refunded(**changes: object) -> Json:
    return asked(earlier_refunds=[REFUND, {**REFUND, **changes}])


NO_REASON: list[object] = [None, 5, "", "whim", ["other"]]
NO_FACTS_AT_ALL: list[object] = [5, "none", [], True]
NO_REFUNDS: list[object] = [5, "none", {}, True]
NO_LEG: list[object] = [5, "", ["leg_1"]]
AT_FAULT: list[tuple[Json, str]] = [
    (without("case_created_at"), "case_created_at"),
    (without("reason"), "reason"),
    *((asked(case_created_at=value), "case_created_at") for value in (None, 5, "2026-12-01", "")),
    (asked(case_created_at="2026-12-01T10:00:00"), "case_created_at"),
    (asked(case_created_at="9999-12-31T23:59:59-14:00"), "case_created_at"),
    *((asked(reason=value), "reason") for value in NO_REASON),
    *((asked(facts=value), "facts") for value in NO_FACTS_AT_ALL),
    *((asked(facts={"fraud_validated": value}), "facts.fraud_validated") for value in (1, "yes")),
    (asked(facts={"quality_validated": 0}), "facts.quality_validated"),
    *((asked(facts={"deposit_claim": value}), "facts.deposit_claim") for value in ("lost", True)),
    *((asked(earlier_refunds=value), "earlier_refunds") for value in NO_REFUNDS),
    (asked(earlier_refunds=[REFUND, None]), "earlier_refunds[1]"),
    (asked(earlier_refunds=[[]]), "earlier_refunds[0]"),
    *((refunded(leg_id=value), "earlier_refunds[1].leg_id") for value in NO_LEG),
    *(
        (refunded(amount_cents=value), "earlier_refunds[1].amount_cents")
        for value in (None, True, -1, 1.0, "1", TOO_MUCH, 10**400, 1e300)
    ),
    *(
        (refunded(status=value), "earlier_refunds[1].status")
        for value in (None, "paid", "", True, ["failed"])
    ),
]


@pytest.mark.parametrize(("line", "path"), AT_FAULT)
def test_a_circumstance_at_fault_is_named_with_its_order(line: Json, path: str) -> None:
    fault = fault_of(line)
    assert (fault.path, fault.order_id) == (path, "ord_1001")
    assert fault.message.startswith(f"{path} must be ")


def _gap() -> Json:
    return order_json(leg_json(policy={"bands": [band(0, 24, 0, 0), band(25, None, 50, 0)]}))


AT_FAULT_IN_THE_ORDER: list[tuple[Json, str]] = [
    (_gap(), "order.legs[0].policy.bands[1].from_hours"),
    (order_json(currency="usd"), "order.currency"),
    (order_json(leg_json(weight=10**400)), "order.legs[0].weight"),
    (order_json(**{"odd name": [1, "\ud800"]}), 'order["odd name"][1]'),
    (order_json(note="a\x00b"), "order.note"),
    ({**order_json(), "legs": []}, "order.legs"),
]


@pytest.mark.parametrize(("order", "path"), AT_FAULT_IN_THE_ORDER)
def test_a_fault_of_the_order_is_named_from_the_line_on(order: Json, path: str) -> None:
    fault = fault_of(asked(order))
    assert (fault.path, fault.order_id) == (path, "ord_1001")
    assert fault.message.startswith(f"{path} ")


@pytest.mark.parametrize("order", [None, 5, "ord_1001", [], [order_json()]])
def test_an_order_that_is_no_object_has_no_id(order: object) -> None:
    fault = fault_of({**asked(), "order": order})
    assert (fault.path, fault.order_id) == ("order", None)
    assert fault.message.startswith("order must be an object, not ")


def test_a_missing_order_is_told_as_missing() -> None:
    assert fault_of({}).message == "order must be an object, and is missing."


@pytest.mark.parametrize("order_id", [None, "", 5, ["ord_1"]])
def test_an_order_whose_id_cannot_be_read_has_none_in_its_error(order_id: object) -> None:
    fault = fault_of(asked(order_json(order_id=order_id)))
    assert (fault.path, fault.order_id) == ("order.order_id", None)


def test_an_empty_order_is_told_what_it_misses_first() -> None:
    assert fault_of(asked({})).path == "order.payment"


def test_an_unknown_reason_is_answered_with_those_there_are() -> None:
    message = fault_of(asked(reason="whim")).message
    assert message.startswith("reason must be one of buyer_cancelled, provider_cancelled, ")
    assert message.endswith('other, not "whim".')


def test_what_is_not_even_json_has_neither_path_nor_order() -> None:
    fault = read_question(b'{"order": {"order_id": "ord_1"}')
    assert fault == LineFault(message="The line is not JSON: Expecting ',' delimiter at column 32.")


def test_an_order_may_nest_as_deep_as_its_canonical_form_and_no_deeper() -> None:
    def nested(levels: int) -> object:
        return [nested(levels - 1)] if levels else 1

    question_of(asked(order_json(deep=nested(DEEPEST - 1))))
    assert fault_of(asked(order_json(deep=nested(DEEPEST)))).path.startswith("order.deep[0][0]")


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("unknown", [{}, {"name": "Zoë"}, {"kilos": 1.50}, {"isbn": 9 * 10**15}])
def test_the_hash_is_that_of_the_order_alone_however_the_line_is_written(
    unknown: Json, ascii_only: bool
) -> None:
    order = order_json(**unknown)
    question = asked(order, facts={"fraud_validated": False})
    for indent, sort_keys in ((None, True), (1, False)):
        text = json.dumps(
            question, ensure_ascii=ascii_only, indent=indent, sort_keys=sort_keys
        ).replace("\n", " ")
        read = read_question(text.encode())
        assert isinstance(read, Question), read
        assert read.order.sha256 == snapshot_of(order).sha256
