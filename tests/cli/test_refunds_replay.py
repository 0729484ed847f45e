"""Stored refunds decided again by the command: what was tampered with is named."""

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest
from attrs import evolve

from adapters.aurora.embedded.cluster import locate_cluster
from entrypoints.cli.database import open_database
from entrypoints.cli.main import main
from entrypoints.container import open_container
from entrypoints.settings.settings import ClockName, Settings, StoreName
from tests.cli.stored_past import StoredPast
from tests.demo.test_past import start
from tests.postgres.fresh_database import FreshDatabase

Told = pytest.CaptureFixture[str]


def replayed(capsys: Told, *words: str) -> tuple[int, list[str]]:
    code = main(["refunds", "replay", *words])
    told = capsys.readouterr()
    assert told.err == ""
    return code, told.out.splitlines()


def test_refunds_that_nobody_touched_come_out_the_same(stored: StoredPast, capsys: Told) -> None:
    assert replayed(capsys) == (0, ["2 refunds decided again, all the same"])
    assert stored.sent.decision


def test_an_altered_cent_is_named_with_its_refund_and_leg(stored: StoredPast, capsys: Told) -> None:
    refund = stored.sent
    stored.alter(
        "update sup.refund set decision = jsonb_set(decision,"
        " '{legs,0,eligible,subtotal_cents}', '1') where refund_id = %s",
        refund.refund_id,
    )
    leg = refund.decision["legs"][0]
    cents = leg["eligible"]["subtotal_cents"]
    assert replayed(capsys) == (
        1,
        [
            f"{refund.refund_id} {leg['leg_id']} eligible.subtotal_cents: stored 1,"
            f" recomputed {cents}",
            "2 refunds decided again, 1 of them not as stored",
        ],
    )


def test_an_altered_word_of_the_trace_is_named(stored: StoredPast, capsys: Told) -> None:
    stored.alter(
        "update sup.refund set decision = jsonb_set(decision, '{legs,0,trace,0}', '\"no\"')"
        " where refund_id = %s",
        stored.partial.refund_id,
    )
    code, (line, _) = replayed(capsys)
    assert code == 1
    assert line.startswith(f'{stored.partial.refund_id} leg_1 trace[0]: stored "no", recomputed')


@pytest.mark.parametrize(
    "tampering",
    [
        "update sup.order_snapshot set received = (received::jsonb)::json",
        "update sup.refund set decision = decision",
    ],
)
def test_what_changes_nothing_is_not_named(
    stored: StoredPast, capsys: Told, tampering: str
) -> None:
    stored.alter(tampering)
    assert replayed(capsys)[0] == 0


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        (
            "update sup.order_snapshot set received ="
            ' (received::jsonb || \'{"buyer_id": "usr_x"}\')::json',
            "snapshot_sha256: stored",
        ),
        ("update sup.order_snapshot set sha256 = repeat('0', 64)", "order_snapshot.sha256: stored"),
        ("update sup.order_snapshot set received = '5'", "order_snapshot The snapshot must be a"),
        ("delete from sup.order_snapshot", "snapshot_version names no version of"),
        ("update sup.refund set decision = '{}'", "snapshot_version names no version of"),
        ("update sup.refund set decision = '[1]'", "decision must be an object, not a list"),
        ("update sup.refund set reason = 'other'", "inputs.reason: stored"),
        (
            "update sup.case set created_at = created_at - interval '1 us'",
            "inputs.case_created_at: stored",
        ),
        (
            "update sup.refund set decision = jsonb_set(decision, '{snapshot_version}', '\"x\"')",
            "snapshot_version names no version of",
        ),
        (
            "update sup.refund set decision = jsonb_set(decision, '{legs,0,kernel_version}', '7')",
            "kernel_version is 7 for",
        ),
    ],
)
def test_whatever_a_decision_rests_on_is_named_when_it_was_altered(
    stored: StoredPast, capsys: Told, tampering: str, named: str
) -> None:
    stored.alter(tampering)
    code, lines = replayed(capsys)
    assert code == 1
    for refund in (stored.sent, stored.partial):
        assert any(line.startswith(f"{refund.refund_id} {named}") for line in lines)
    assert lines[-1] == "2 refunds decided again, 2 of them not as stored"


def test_only_refunds_from_a_day_on_are_decided_again(stored: StoredPast, capsys: Told) -> None:
    stored.alter(
        "update sup.refund set created_at = '2026-03-05T00:00:00Z' where refund_id = %s",
        stored.sent.refund_id,
    )
    stored.alter(
        "update sup.refund set created_at = '2026-03-06T12:00:00Z' where refund_id = %s",
        stored.partial.refund_id,
    )
    for since, count in (
        ("2026-03-05", 2),
        ("2026-03-05T01:00:00+01:00", 2),
        ("2026-03-05T00:00:00.000001Z", 1),
        ("2026-03-06", 1),
        ("2026-03-07", 0),
    ):
        code, (line,) = replayed(capsys, "--since", since)
        assert (code, line.split()[0]) == (0, str(count))


def test_with_json_each_refund_is_a_line(stored: StoredPast, capsys: Told) -> None:
    stored.alter(
        "update sup.refund set decision = jsonb_set(decision, '{open_cents}', '0')"
        " where refund_id = %s",
        stored.partial.refund_id,
    )
    code, lines = replayed(capsys, "--json")
    told: dict[str, Any] = {line["refund_id"]: line for line in map(json.loads, lines)}
    assert code == 1
    assert told[stored.sent.refund_id] == {
        "refund_id": stored.sent.refund_id,
        "order_id": "ord_1045",
        "differences": [],
    }
    assert told[stored.partial.refund_id]["differences"] == [
        {
            "leg_id": None,
            "component": "open_cents",
            "stored": 0,
            "recomputed": stored.partial.decision["open_cents"],
            "why": None,
        }
    ]


@pytest.mark.usefixtures("stored")
def test_nothing_is_written(database: FreshDatabase, capsys: Told) -> None:
    tables = "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables"

    def written() -> object:
        with psycopg.connect(database.administrator_url) as session:
            session.execute("select pg_stat_force_next_flush()")
            row = session.execute(tables).fetchone()
            return row and row[0]

    before = written()
    assert replayed(capsys)[0] == 0
    assert written() == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--database", "postgresql://localhost:1/none"], "The database cannot be reached"),
        (["--database", "mysql://localhost/none"], "--database"),
        (["--data-dir", "/proc/none"], "There is no database in /proc/none."),
    ],
)
def test_what_could_not_be_run_is_told_apart_from_what_differs(
    capsys: Told, words: list[str], says: str
) -> None:
    assert main(["refunds", "replay", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("support-center: ")
    assert says in told.err


def test_an_embedded_database_that_cannot_be_started_is_told_apart_too(
    home: Path, capsys: Told
) -> None:
    data = locate_cluster(home).data
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("7\n", encoding="ascii")
    assert main(["refunds", "replay", "--data-dir", str(home)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("support-center: PostgreSQL 7 (the version that wrote the data)")


@pytest.mark.parametrize("since", ["yesterday", "2026-13-01", "2026-12-01T10:00:00", ""])
def test_a_day_that_is_none_is_misuse(since: str, capsys: Told) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["refunds", "replay", "--since", since])
    assert ended.value.code == 2
    assert "write a day such as 2026-12-01" in capsys.readouterr().err


def test_a_demo_that_is_stopped_can_be_proved_from_its_data_directory(
    home: Path, capsys: Told
) -> None:
    settings = Settings(home=home, store=StoreName.AURORA, clock=ClockName.MOVABLE)
    with open_database(settings) as opened:
        wired = evolve(settings, database_url=opened.url)
        with open_container(wired) as container:
            start(container)
    assert replayed(capsys, "--data-dir", str(home)) == (
        0,
        ["2 refunds decided again, all the same"],
    )
