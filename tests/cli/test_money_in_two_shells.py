"""Money that Stripe decides, followed from its webhooks to the books, in real processes."""

import csv
import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from core.instants import write_instant
from tests.cli.two_shells import TwoShells, soon, two_shells
from tests.postgres.fresh_database import FreshDatabase

OPEN = """mutation ($order: ID!) {
  openCase(input: {kind: BOOKING, orderId: $order, summary: "Wants it back"})
}"""
REFUND = """mutation ($case: ID!, $order: ID!, $cents: Int!) {
  issueRefund(
    input: {caseId: $case, orderId: $order, amountCents: $cents, reason: "buyer_cancelled"}
  )
}"""
REFUNDS = """query ($case: ID!) {
  adminCase(caseId: $case) { refunds { id status processorRef failure } }
}"""
LEFT = """query ($case: ID!, $order: ID!) {
  refundOptions(caseId: $case, orderId: $order, reason: "buyer_cancelled") { maxAllowedCents }
}"""
RESOLVE = """mutation ($case: ID!) {
  taken: setCaseStatus(input: {caseId: $case, status: INVESTIGATING})
  found: setCaseStatus(input: {caseId: $case, status: DECISION_PENDING})
  decided: setCaseStatus(input: {caseId: $case, status: RESOLVED})
}"""
PARKED = "{ parkedWork { id kind subjectId } }"
RETRY = "mutation ($work: ID!) { retryParkedWork(workId: $work) }"
UNPARK = 'mutation ($work: ID!) { unparkWork(workId: $work, note: "Not at Stripe.") }'
REFUNDED = ["opened", "kernel_decision", "refund_issued", "refund_succeeded"]
NEVER_ANSWERED = 3
"""Once, and twice more by Stripe's library."""


def refunded(shells: TwoShells, order_id: str, cents: int) -> str:
    """The case on which so much of the order is refunded, however it ends."""
    case_id: str = shells.asks(OPEN, order=order_id)["openCase"]
    shells.asks(REFUND, case=case_id, order=order_id, cents=cents)
    return case_id


def refund_on(shells: TwoShells, case_id: str) -> dict[str, str]:
    (refund,) = shells.asks(REFUNDS, case=case_id)["adminCase"]["refunds"]
    found: dict[str, str] = refund
    return found


def left(shells: TwoShells, case_id: str, order_id: str) -> int:
    """The most that could still be refunded."""
    options = shells.asks(LEFT, case=case_id, order=order_id)["refundOptions"]
    cents: int = options["maxAllowedCents"]
    return cents


def a_refund_fails_late(shells: TwoShells) -> None:
    case_id = refunded(shells, "ord_1002", 10825)
    shells.asks(RESOLVE, case=case_id)
    assert shells.story(case_id) == ["RESOLVED", *REFUNDED, *["status_change"] * 3]
    ref = refund_on(shells, case_id)["processorRef"]
    shells.stripe.control(f"/refunds/{ref}/fail", failure_reason="lost_or_stolen_card")
    soon(lambda: shells.story(case_id)[0], "INVESTIGATING")
    assert shells.story(case_id)[-2:] == ["refund_failed", "status_change"]
    assert refund_on(shells, case_id)["failure"] == "lost_or_stolen_card"
    assert left(shells, case_id, "ord_1002") == 11908


def the_dashboard_refunds(shells: TwoShells) -> None:
    case_id = shells.asks(OPEN, order="ord_1007")["openCase"]
    before = left(shells, case_id, "ord_1007")
    shells.stripe.control("/refunds", charge="ch_1007", amount_cents=1000)
    soon(lambda: left(shells, case_id, "ord_1007"), before - 1000)


def a_cardholder_disputes(shells: TwoShells) -> None:
    case_id = shells.asks(OPEN, order="ord_1009")["openCase"]
    assert left(shells, case_id, "ord_1009") > 0
    shells.stripe.control("/disputes", charge="ch_1009")
    soon(lambda: left(shells, case_id, "ord_1009"), 0)
    refused = shells.refusal(REFUND, case=case_id, order="ord_1009", cents=100)
    assert refused == "REFUND_NOT_ELIGIBLE"


def a_reply_is_lost_and_the_sweep_finds_it(shells: TwoShells) -> None:
    """Stripe's clock runs ahead for a while, so that no webhook of it is believed."""
    shells.stripe.control("/clock", advance_seconds=600)
    shells.stripe.control(
        "/faults", kind="drop_reply", endpoint="refunds.create", times=NEVER_ANSWERED
    )
    case_id = refunded(shells, "ord_1020", 100)
    assert refund_on(shells, case_id)["status"] == "PROCESSING"
    swept = shells.runs("sweep", "refunds", "--json")
    assert (swept.returncode, json.loads(swept.stdout)["not_done"]) == (0, [])
    assert refund_on(shells, case_id)["status"] == "SUCCEEDED"
    shells.advance("10m")


def a_refund_that_never_arrived_is_parked(shells: TwoShells) -> None:
    shells.stripe.control(
        "/faults", kind="connection_reset", endpoint="refunds.create", times=NEVER_ANSWERED
    )
    case_id = refunded(shells, "ord_1022", 100)
    shells.advance("25h")
    assert shells.runs("sweep", "refunds").returncode == 0
    (parked,) = shells.asks(PARKED)["parkedWork"]
    assert parked["subjectId"] == refund_on(shells, case_id)["id"]
    assert shells.asks(RETRY, work=parked["id"]) == {"retryParkedWork": True}
    (again,) = shells.asks(PARKED)["parkedWork"]
    assert again["id"] != parked["id"]
    assert shells.asks(UNPARK, work=again["id"]) == {"unparkWork": True}
    assert shells.asks(PARKED)["parkedWork"] == []
    assert refund_on(shells, case_id)["failure"] == "given_up"


def the_books_are_right(shells: TwoShells) -> None:
    checked = shells.runs("ledger", "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.endswith(" orders checked: all agree\n")
    yesterday, tomorrow = (datetime.now(UTC) + timedelta(days=days) for days in (-1, 1))
    period = ("--from", write_instant(yesterday), "--to", write_instant(tomorrow))
    exported = shells.runs("ledger", "export", *period)
    assert exported.returncode == 0, exported.stderr
    rows = list(csv.DictReader(StringIO(exported.stdout)))
    debits, credits_ = (
        sum(int(row[column]) for row in rows) for column in ("debit_cents", "credit_cents")
    )
    assert debits == credits_ > 0
    causes = {row["cause"] for row in rows}
    assert {"refund.succeeded", "refund.failed_late", "outside_refund.adopted"} <= causes


def others_are_told(shells: TwoShells) -> None:
    relayed = shells.runs("relay", "--once", "--to", "stdout")
    assert relayed.returncode == 0, relayed.stderr
    topics = {json.loads(line)["topic"] for line in relayed.stdout.splitlines()}
    assert {"support.refund.succeeded", "support.refund.failed", "support.work.parked"} <= topics


def test_money_that_stripe_decides_reaches_the_case_the_books_and_the_others(
    home: Path, database: FreshDatabase
) -> None:
    with two_shells(home, database.owner_url) as shells:
        a_refund_fails_late(shells)
        the_dashboard_refunds(shells)
        a_cardholder_disputes(shells)
        soon(shells.all_webhooks_taken, wanted=True)
        a_reply_is_lost_and_the_sweep_finds_it(shells)
        a_refund_that_never_arrived_is_parked(shells)
        the_books_are_right(shells)
        others_are_told(shells)
