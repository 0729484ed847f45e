"""The control endpoint: what happens at Stripe without our asking."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from adapters.fake_stripe.processor import FakeStripe
from entrypoints.fake_stripe.app import create_fake_stripe_app
from entrypoints.fake_stripe.control.panel import LEVERS
from tests.builders.orders import order_json
from tests.fake_stripe.asking import body, get, kinds
from tests.fake_stripe.movable_clock import NOON, MovableClock
from tests.fake_stripe_server.calling import Caller
from tests.fake_stripe_server.running import running_app


@pytest.fixture
def saves() -> list[dict[str, Any]]:
    """The account as it was each time it was saved."""
    return []


@pytest.fixture
def caller(
    stripe: FakeStripe, clock: MovableClock, saves: list[dict[str, Any]]
) -> Iterator[Caller]:
    def move(by: timedelta) -> None:
        if by > timedelta(days=365):
            raise ValueError("no calendar reaches that far")
        clock.move(by)

    def save() -> None:
        saves.append(stripe.snapshot())

    with running_app(create_fake_stripe_app(stripe, advance=move, save=save)) as url:
        yield Caller(url)


def look(caller: Caller, path: str) -> Any:
    answer = caller.ask("GET", f"/_control{path}")
    assert answer.status == 200, answer
    return answer.body


@pytest.mark.parametrize("path", ["", "/"])
def test_it_teaches_what_there_is(caller: Caller, path: str) -> None:
    told = look(caller, path)["control"]
    assert [(row["method"], row["path"]) for row in told] == [
        (lever.method, f"/_control{lever.path}") for lever in LEVERS
    ]
    assert all(row["about"] for row in told)


@pytest.mark.parametrize(("method", "path"), [("GET", "/nowhere"), ("PUT", "/faults")])
def test_what_is_not_there_is_told(caller: Caller, method: str, path: str) -> None:
    answer = caller.ask(method, f"/_control{path}")
    assert answer.status == 404
    assert "GET /_control/ lists what there is" in answer.error["message"]


def test_money_can_be_registered(stripe: FakeStripe, caller: Caller) -> None:
    usd = {"amount_cents": 500, "currency": "USD"}
    assert caller.control("/charges", charge="ch_2", payment_intent="pi_2", **usd).status == 200
    assert caller.control("/transfers", transfer="tr_2", charge="ch_2", **usd).status == 200
    held = caller.control("/deposits", payment_intent="pi_d", captured=True, **usd)
    assert held.body == {"payment_intent": "pi_d", "charge": "ch_d"}
    assert body(get(stripe, "charges/ch_2"))["payment_intent"] == "pi_2"
    assert body(get(stripe, "transfers/tr_2"))["source_transaction"] == "ch_2"
    assert body(get(stripe, "charges/ch_d"))["captured"] is True


def test_an_order_brings_all_of_its_money(stripe: FakeStripe, caller: Caller) -> None:
    order = order_json()
    order["payment"]["charge"] = "ch_of_the_order"
    assert caller.control("/orders", **order).body == {"order_id": order["order_id"]}
    charge = body(get(stripe, f"charges/{order['payment']['charge']}"))
    assert charge["amount_captured"] == order["payment"]["captured_cents"]


def test_an_order_that_is_none_is_told_by_its_path(caller: Caller) -> None:
    order = order_json()
    order["payment"]["captured_cents"] = "a lot"
    answer = caller.control("/orders", **order)
    assert (answer.status, answer.error["field"]) == (400, "payment.captured_cents")


def test_faults_are_injected_listed_and_called_off(caller: Caller) -> None:
    asked = {"kind": "unavailable", "endpoint": "refunds.create", "times": 2, "delay_seconds": 0.1}
    assert caller.control("/faults", **asked).body == {"faults": [asked]}
    assert caller.post("/v1/refunds", {"charge": "ch_1"}).status == 503
    assert look(caller, "/faults") == {"faults": [{**asked, "times": 1}]}
    assert caller.ask("DELETE", "/_control/faults").body == {"faults": []}
    assert caller.post("/v1/refunds", {"charge": "ch_1"}).status == 200


def test_a_fault_strikes_once_and_anywhere_unless_told(caller: Caller) -> None:
    caller.control("/faults", kind="rate_limited")
    statuses = [caller.get("/v1/charges/ch_1").status for _ in range(2)]
    assert statuses == [429, 200]


def test_refunds_go_as_planned(stripe: FakeStripe, caller: Caller) -> None:
    stripe.register_charge("ch_2", 500, "USD")
    caller.control("/refund_plan", plan="pending_then_failed")
    caller.control("/refund_plan", plan="pending_then_succeeded", charge="ch_2")
    first = caller.control("/refunds", charge="ch_1", amount_cents=100).body
    second = caller.control("/refunds", charge="ch_2").body
    assert (first["amount"], second["amount"]) == (100, 500)
    assert (first["status"], second["status"]) == ("pending", "pending")
    assert caller.control(f"/refunds/{first['id']}/advance").body["status"] == "failed"
    assert caller.control(f"/refunds/{second['id']}/settle").body["status"] == "succeeded"


def test_a_refund_fails_late_and_for_good(caller: Caller) -> None:
    refund = caller.control("/refunds", charge="ch_1").body["id"]
    failed = caller.control(f"/refunds/{refund}/fail", failure_reason="lost_or_stolen_card")
    assert (failed.body["status"], failed.body["failure_reason"]) == (
        "failed",
        "lost_or_stolen_card",
    )
    again = caller.control(f"/refunds/{refund}/fail")
    assert (again.status, again.error["field"]) == (409, "refund")


def test_a_dispute_is_opened_and_decided_once(caller: Caller) -> None:
    opened = caller.control("/disputes", charge="ch_1", amount_cents=50, reason="duplicate").body
    assert (opened["amount"], opened["reason"]) == (50, "duplicate")
    assert opened["evidence_details"]["due_by"] == int(NOON.timestamp()) + 7 * 86_400
    decide = f"/disputes/{opened['id']}/decide"
    assert caller.control(decide, won=False).body["status"] == "lost"
    again = caller.control(decide, won=True)
    assert (again.status, again.error["field"]) == (409, "dispute")


@pytest.mark.parametrize(("due_in", "after"), [(60, 60), (None, None)])
def test_a_dispute_may_leave_little_time_or_none(
    caller: Caller, due_in: int | None, after: int | None
) -> None:
    opened = caller.control("/disputes", charge="ch_1", due_in_seconds=due_in, inquiry=True).body
    due_by = opened["evidence_details"]["due_by"]
    assert due_by == (0 if after is None else int(NOON.timestamp()) + after)
    assert opened["status"] == "warning_needs_response"


def test_an_inquiry_becomes_a_chargeback_once(caller: Caller) -> None:
    opened = caller.control("/disputes", charge="ch_1", inquiry=True).body
    escalate = f"/disputes/{opened['id']}/escalate"
    taken = caller.control(escalate, due_in_seconds=60).body
    assert taken["status"] == "needs_response"
    assert taken["evidence_details"]["due_by"] == int(NOON.timestamp()) + 60
    again = caller.control(escalate)
    assert (again.status, again.error["field"]) == (409, "dispute")


def test_events_are_listed_and_followed(stripe: FakeStripe, caller: Caller) -> None:
    stripe.dashboard.refund("ch_1", 100)
    events = look(caller, "/events")["events"]
    assert events == stripe.dashboard.events()
    assert look(caller, f"/events?after={events[0]['id']}")["events"] == events[1:]


def test_an_event_that_is_none_cannot_be_sent(caller: Caller) -> None:
    answer = caller.control("/webhooks/resend", event="evt_none")
    assert (answer.status, answer.error["field"]) == (404, "event")
    assert look(caller, "/webhooks") == {"urls": [], "deliveries": []}


def test_time_passes_when_told(stripe: FakeStripe, caller: Caller) -> None:
    assert look(caller, "/clock") == {"now": "2026-03-02T12:00:00Z"}
    week = timedelta(days=7) // timedelta(seconds=1)
    assert caller.control("/clock", advance_seconds=week).body == {"now": "2026-03-09T12:00:00Z"}
    assert "payment_intent.canceled" in kinds(stripe)


def test_a_time_that_no_clock_reaches_is_told(caller: Caller) -> None:
    answer = caller.control("/clock", advance_seconds=366 * 86_400)
    assert (answer.status, answer.error["field"]) == (400, "advance_seconds")


def test_a_clock_that_stands_still_is_told(stripe: FakeStripe) -> None:
    with running_app(create_fake_stripe_app(stripe)) as url:
        assert Caller(url).control("/clock", advance_seconds=1).status == 409


def test_the_account_is_told_as_a_whole_and_emptied(stripe: FakeStripe, caller: Caller) -> None:
    assert look(caller, "/snapshot") == stripe.snapshot()
    caller.control("/faults", kind="unavailable")
    assert caller.control("/reset").status == 200
    assert look(caller, "/snapshot")["account"]["charges"] == {}
    assert look(caller, "/faults") == {"faults": []}


def test_whatever_may_change_the_account_is_saved_first(
    caller: Caller, saves: list[dict[str, Any]]
) -> None:
    refund = caller.post("/v1/refunds", {"charge": "ch_1", "amount": "100"}).body["id"]
    assert refund in saves[-1]["account"]["refunds"]
    caller.control(f"/refunds/{refund}/fail")
    assert saves[-1]["account"]["refunds"][refund]["status"] == "failed"
    caller.get(f"/v1/refunds/{refund}")
    look(caller, "/events")
    assert len(saves) == 2


def test_what_is_not_there_cannot_be_moved(caller: Caller) -> None:
    assert caller.control("/refunds/re_none/settle").status == 404
    assert caller.control("/disputes/dp_none/decide", won=True).status == 404
    assert caller.control("/disputes", charge="ch_none").status == 404


def test_answers_are_written_for_people_too(caller: Caller) -> None:
    assert json.dumps(look(caller, "/"), ensure_ascii=False).count("…")
