"""Control requests that nobody can have meant."""

from typing import Any

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe_server.calling import Caller

WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("/faults", {}, "kind"),
    ("/faults", {"kind": "earthquake"}, "kind"),
    ("/faults", {"kind": ["delay"]}, "kind"),
    ("/faults", {"kind": "delay", "endpoint": "refunds.imagine"}, "endpoint"),
    ("/faults", {"kind": "delay", "times": 0}, "times"),
    ("/faults", {"kind": "delay", "times": True}, "times"),
    ("/faults", {"kind": "delay", "times": "2"}, "times"),
    ("/faults", {"kind": "delay", "delay_seconds": -1}, "delay_seconds"),
    ("/faults", {"kind": "delay", "delay_seconds": 601}, "delay_seconds"),
    ("/faults", {"kind": "delay", "delay_seconds": float("nan")}, "delay_seconds"),
    ("/faults", {"kind": "delay", "delay_seconds": True}, "delay_seconds"),
    ("/faults", {"kind": "delay", "surprise": 1}, "surprise"),
    ("/faults", {"kind": "delay", "\ud800": 1}, "\ud800"),
    ("/refund_plan", {"plan": "perhaps"}, "plan"),
    ("/refunds", {}, "charge"),
    ("/refunds", {"charge": " "}, "charge"),
    ("/refunds", {"charge": 1}, "charge"),
    ("/refunds", {"charge": "ch_1", "amount_cents": 2**31}, "amount_cents"),
    ("/refunds", {"charge": "ch_1", "amount_cents": 10_001}, "amount"),
    ("/charges", {"charge": "ch_9", "currency": "USD"}, "amount_cents"),
    ("/charges", {"charge": "ch_9", "currency": "USD", "amount_cents": 1.5}, "amount_cents"),
    ("/disputes", {"charge": "ch_1", "inquiry": "yes"}, "inquiry"),
    ("/disputes", {"charge": "ch_1", "due_in_seconds": 0}, "due_in_seconds"),
    ("/disputes/dp_1/decide", {}, "won"),
    ("/disputes/dp_1/decide", {"won": 1}, "won"),
    ("/clock", {"advance_seconds": 0}, "advance_seconds"),
    ("/clock", {"advance_seconds": 10**12}, "advance_seconds"),
]


@pytest.mark.parametrize(("path", "fields", "field"), WRONG)
def test_a_wrong_field_is_named_and_nothing_is_done(
    stripe: FakeStripe, caller: Caller, path: str, fields: dict[str, Any], field: str
) -> None:
    before = stripe.snapshot()
    answer = caller.control(path, **fields)
    assert (answer.status, answer.error["field"]) == (400, field)
    assert answer.error["message"]
    assert stripe.snapshot() == before
    assert stripe.engine.waiting_faults() == []


@pytest.mark.parametrize("sent", [b"{", b"[1]", b"1", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_told(caller: Caller, sent: bytes) -> None:
    answer = caller.ask("POST", "/_control/faults", sent)
    assert (answer.status, answer.error["field"]) == (400, "")
