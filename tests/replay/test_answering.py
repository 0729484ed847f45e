"""Lines in, lines out: the worked examples to the cent, and an answer to whatever comes."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.instants import write_instant
from core.kernels.deciding import decide_order
from core.kernels.decision_json import answer_of
from core.refunds.reasons import RefundReason
from core.replay.answering import answer
from tests.kernels.cases import STARTS
from tests.kernels.test_worked_examples import EXAMPLES, USED_90_OF_240
from tests.orders.strategies import moments, snapshots
from tests.orders.worked_example import Json, leg_json, order_json, snapshot_of
from tests.replay.lines import asked, line_of

ERROR = ["code", "message", "path"]


def answered(question: object) -> dict[str, Any]:
    return answer(line_of(question))


@pytest.mark.parametrize(("leg", "before", "by", "eligible", "split"), EXAMPLES)
def test_a_worked_example_comes_out_to_the_cent(
    leg: Json, before: timedelta, by: str, eligible: int, split: tuple[int, ...]
) -> None:
    cancellation = {"by": by, "at": write_instant(STARTS - before)}
    decided = answered(asked(order_json(leg, cancellation=cancellation)))
    assert decided["eligible_refund_cents"] == decided["open_cents"] == eligible
    assert tuple(decided["legs"][0]["eligible"].values()) == split


def test_the_worked_partial_completion_comes_out_to_the_cent() -> None:
    decided = answered(
        asked(order_json(leg_json(usage=USED_90_OF_240)), reason="partial_completion")
    )
    assert decided["eligible_refund_cents"] == 74422
    assert tuple(decided["legs"][0]["eligible"].values()) == (62500, 5156, 6250, 516)


def test_earlier_refunds_and_their_status_count() -> None:
    refunds = [
        {"leg_id": "leg_1", "amount_cents": 1000, "status": "proposed"},
        {"leg_id": None, "amount_cents": 200, "status": "processing"},
        {"amount_cents": 30, "status": "succeeded"},
        {"leg_id": "leg_1", "amount_cents": 60000, "status": "failed"},
    ]
    decided = answered(asked(earlier_refunds=refunds))
    assert decided["max_allowed_cents"] == 119075 - 1230
    assert decided["open_cents"] == decided["eligible_refund_cents"] - 1230


def test_an_error_line_has_exactly_its_fields() -> None:
    told = answered(asked(order_json(currency="usd")))
    assert list(told) == ["order_id", "error"]
    assert list(told["error"]) == ERROR
    assert told["order_id"] == "ord_1001"
    assert (told["error"]["code"], told["error"]["path"]) == ("BAD_USER_INPUT", "order.currency")


@given(
    snapshots(),
    moments,
    st.sampled_from(RefundReason),
    st.booleans(),
    st.sampled_from(("none", "open", "captured")),
)
def test_a_line_is_decided_as_the_kernels_decide_its_order(
    order: Json, created: Any, reason: str, fraud: bool, claim: str
) -> None:
    facts = {"fraud_validated": fraud, "deposit_claim": claim}
    question = asked(order, case_created_at=write_instant(created), reason=str(reason), facts=facts)
    read = snapshot_of(order)
    told = answered(question)
    assert told["snapshot_sha256"] == read.sha256
    if not fraud and claim == "none":
        decision = decide_order(read, case_created_at=created, reason=reason)
        assert told == answer_of(decision)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A good line in which some bytes are others."""
    line = bytearray(line_of(asked(draw(snapshots(max_legs=1)))))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(line) - 1))
        line[place : place + draw(st.integers(0, 9))] = draw(
            st.binary(max_size=3) | st.sampled_from((b"null", b"{}", b'"', b"-1", b"1e999", b"[["))
        )
    return bytes(line)


@given(spoilt() | st.binary(max_size=30) | st.text(max_size=30).map(lambda text: text.encode()))
def test_whatever_comes_is_answered_with_a_decision_or_an_error(line: bytes) -> None:
    told = answer(line)
    assert json.loads(json.dumps(told)) == told
    assert ("error" in told) != ("legs" in told)
    if "error" in told:
        assert list(told["error"]) == ERROR
        assert told["error"]["message"]
