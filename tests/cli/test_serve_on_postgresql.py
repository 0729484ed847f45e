"""`serve --demo` on a PostgreSQL of its own: what it did is there after every kind of end."""

import json
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.aurora.embedded.cluster import locate_cluster
from adapters.aurora.embedded.postmaster import is_running
from tests.builders.orders import order_json
from tests.cli.command_line import run_cli
from tests.cli.demo_server import DemoServer, Json, demo_server
from tests.postgres.fresh_database import FreshDatabase

OPEN = """mutation ($order: ID!) {
  openCase(input: {kind: BOOKING, orderId: $order, summary: "Cancelled"})
}"""
REFUND = """mutation ($case: ID!, $order: ID!, $cents: Int!) {
  issueRefund(
    input: {caseId: $case, orderId: $order, amountCents: $cents, reason: "buyer_cancelled"}
  )
}"""
READ = "query ($case: ID!) { adminCase(caseId: $case) { timeline { type createdAt } } }"


def refunded(server: DemoServer, token: str, order_id: str, cents: int) -> str:
    """The case on which that refund of the order succeeded."""
    case_id: str = server.asks(token, OPEN, order=order_id)["data"]["openCase"]
    told = server.asks(token, REFUND, case=case_id, order=order_id, cents=cents)
    assert told["data"]["issueRefund"].startswith("srf_")
    assert [event["type"] for event in timeline(server, token, case_id)] == [
        "opened",
        "kernel_decision",
        "refund_issued",
        "refund_succeeded",
    ]
    return case_id


def timeline(server: DemoServer, token: str, case_id: str) -> list[Json]:
    events: list[Json] = server.asks(token, READ, case=case_id)["data"]["adminCase"]["timeline"]
    return events


def small_order(order_id: str) -> str:
    """An order of 100 cents a part, cancelled early: 200 of its 400 come back."""
    order = order_json(order_id)
    order["payment"] |= {"charge": f"ch_{order_id}", "payment_intent": None, "captured_cents": 400}
    parts = ("subtotal_cents", "service_tax_cents", "platform_fee_cents", "platform_fee_tax_cents")
    order["legs"][0] |= dict.fromkeys(parts, 100)
    return json.dumps(order)


def test_cases_refunds_and_time_outlive_a_kill_and_a_stop(home: Path) -> None:
    data_dir = ["--data-dir", str(home)]
    with demo_server(home) as first:
        assert f"PostgreSQL in {home}" in first.said
        token = first.token("usr_ana", "trust_safety", "finance_ops")
        case_id = refunded(first, token, "ord_1002", 10825)
        moved = run_cli("demo", "advance", "10d", "--url", first.url, *data_dir)
        assert moved.returncode == 0, moved.stderr
        imported = run_cli("orders", "import", "-", *data_dir, given=small_order("ord_late"))
        assert imported.returncode == 0, imported.stderr
        refunded(first, token, "ord_late", 200)
        other = run_cli("serve", "--demo", "--port", "0", *data_dir)
        assert other.returncode == 1
        assert "already served by process" in other.stderr
        first.stopped_by(signal.SIGKILL)
    with demo_server(home) as second:
        before = [event["type"] for event in timeline(second, token, case_id)]
        # What the demo swept as the days passed comes behind.
        assert before[:4] == ["opened", "kernel_decision", "refund_issued", "refund_succeeded"]
        assert "sla_breach" in before[4:]
        again = second.asks(token, REFUND, case=case_id, order="ord_1002", cents=1084)
        assert again["errors"][0]["extensions"]["code"] == "REFUND_EXCEEDS_CAPTURED"
        late = second.asks(token, OPEN, order="ord_late")["data"]["openCase"]
        (opened,) = timeline(second, token, late)
        assert datetime.fromisoformat(opened["createdAt"]) - datetime.now(UTC) > timedelta(days=9)
        assert second.stopped_by(signal.SIGTERM) == 0
    assert not is_running(locate_cluster(home))
    counted = run_cli("orders", "import", "entrypoints/demo/orders/talent.json", *data_dir)
    assert counted.stdout == "0 imported, 19 already there, 0 refused\n"
    assert not is_running(locate_cluster(home))


def test_a_database_that_is_named_is_served_without_a_cluster_of_its_own(
    home: Path, empty_database: FreshDatabase
) -> None:
    with demo_server(home, DATABASE_URL=empty_database.owner_url) as server:
        assert f"database {empty_database.name} on" in server.said
        token = server.token("usr_ana", "trust_safety", "finance_ops")
        refunded(server, token, "ord_1002", 10825)
        assert server.get("/readyz")[0] == 200
        assert not (home / "server").exists()
