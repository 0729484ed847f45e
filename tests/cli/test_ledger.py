"""The books checked and exported by the commands."""

import csv
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from entrypoints.cli.main import main
from tests.cli.stored_past import StoredPast

Told = pytest.CaptureFixture[str]


def asked(capsys: Told, *words: str) -> tuple[int, str, str]:
    code = main(["ledger", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_books_that_nobody_touched_agree_with_the_processor(
    stored: StoredPast, capsys: Told
) -> None:
    told = f"{stored.orders} orders checked: all agree\n"
    assert asked(capsys, "check") == (0, told, "")


def test_a_posting_that_is_gone_is_named_with_its_refund(stored: StoredPast, capsys: Told) -> None:
    refund = stored.sent
    stored.alter("delete from sup.ledger_posting where cause_id = %s", refund.refund_id)
    code, out, _ = asked(capsys, "check")
    missing = f"posted on Cash:Stripe: recorded 0, due -{refund.amount_cents}"
    assert code == 1
    assert f"{refund.order_id} {refund.refund_id} {missing}\n" in out
    assert out.endswith(f"{stored.orders} orders checked: 1 of them disagree\n")


def test_a_refund_that_the_processor_never_made_is_named(stored: StoredPast, capsys: Told) -> None:
    stored.alter(
        "update sup.refund set processor_ref = 're_none' where refund_id = %s",
        stored.sent.refund_id,
    )
    code, out, _ = asked(capsys, "check", "--json")
    *found, total = map(json.loads, out.splitlines())
    assert code == 1
    assert {"re_none", stored.sent.processor_ref} == {each["about"] for each in found}
    assert total == {"orders": stored.orders, "disagreeing": 1, "could_not_ask": 0}


def test_without_the_processor_only_our_tables_are_compared(
    stored: StoredPast, capsys: Told
) -> None:
    stored.alter(
        "update sup.refund set processor_ref = 're_none' where refund_id = %s",
        stored.sent.refund_id,
    )
    assert asked(capsys, "check", "--without-processor")[0] == 0


def test_an_export_balances_and_has_two_rows_a_posting(stored: StoredPast, capsys: Told) -> None:
    code, out, err = asked(capsys, "export", "--from", "2000-01-01", "--to", a_minute_ago())
    rows = list(csv.DictReader(StringIO(out)))
    assert code == 0
    assert rows == []  # the demo's past was posted this very minute
    assert err == ""
    stored.alter("update sup.ledger_posting set posted_at = posted_at - interval '2 days'")
    code, out, err = asked(capsys, "export", "--from", "2000-01-01", "--to", a_minute_ago())
    rows = list(csv.DictReader(StringIO(out)))
    assert len(rows) % 2 == 0
    sums = Counter[str]()
    for row in rows:
        sums["debit"] += int(row["debit_cents"])
        sums["credit"] += int(row["credit_cents"])
    assert sums["debit"] == sums["credit"] > 0
    assert {row["order_id"] for row in rows} >= {stored.sent.order_id}
    assert "USD Cash:Stripe -" in err


def a_minute_ago() -> str:
    return f"{datetime.now(UTC) - timedelta(seconds=61):%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("2026-01-01", "2999-01-01", "not closed yet"),
        ("2026-01-02", "2026-01-02", "--to must be later"),
    ],
)
def test_a_period_that_is_open_or_empty_is_refused(
    capsys: Told, start: str, end: str, why: str
) -> None:
    code, out, err = asked(capsys, "export", "--from", start, "--to", end)
    assert (code, out) == (2, "")
    assert why in err


def test_books_that_are_nowhere_cannot_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    code, _, err = asked(capsys, "check")
    assert code == 2
    assert "There is no database" in err
