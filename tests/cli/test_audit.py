"""The audit sealed, proved and exported by the commands."""

import json
from pathlib import Path

import psycopg
import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from entrypoints.cli.main import main
from tests.audit.scene import entry_number
from tests.builders.audit_entries import an_audit_entry
from tests.contracts.committing import commit
from tests.postgres.fresh_database import FreshDatabase

Told = pytest.CaptureFixture[str]
NOTHING_LEFT = ["not sealed yet: 0 entries", "sealed and not mirrored yet: 0 entries"]


@pytest.fixture
def home(database: FreshDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where objects and key are kept; the database has three entries."""
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path))
    record(database, 1, 2, 3)
    return tmp_path


def record(database: FreshDatabase, *numbers: int) -> None:
    store = AuroraStore(engine_of(database.application_url))
    commit(store, *map(entry_number, numbers))
    store.close()


def alter(database: FreshDatabase, statement: str) -> None:
    """As somebody who may do anything, past every guard."""
    with psycopg.connect(database.administrator_url) as session:
        session.execute("set local session_replication_role = replica")
        assert session.execute(statement.encode()).rowcount > 0


def lines(told: Told) -> list[str]:
    return told.readouterr().out.splitlines()


@pytest.mark.usefixtures("home")
def test_what_was_sealed_is_proved(capsys: Told) -> None:
    assert main(["seal", "--once"]) == 0
    assert lines(capsys) == [
        "3 entries sealed, mirrored up to number 3",
        "in all: 3 entries sealed, 1 batch mirrored",
    ]
    assert main(["audit", "verify"]) == 0
    proved, head, *window = lines(capsys)
    assert proved == "3 entries in 1 batch: all as they were sealed"
    assert head.startswith("head: 3:")
    assert window == NOTHING_LEFT


@pytest.mark.usefixtures("home")
def test_the_window_is_told(database: FreshDatabase, capsys: Told) -> None:
    main(["seal", "--once"])
    record(database, 4, 5)
    lines(capsys)
    assert main(["audit", "verify"]) == 0
    assert "not sealed yet: 2 entries, the oldest of 2026-12-01T12:04:00Z" in lines(capsys)


@pytest.mark.usefixtures("home")
def test_an_altered_row_is_named_in_a_line_or_as_json(
    database: FreshDatabase, capsys: Told
) -> None:
    main(["seal", "--once"])
    alter(database, "update sup.admin_audit set actor_admin = 'x' where audit_id = 'aud_02'")
    lines(capsys)
    assert main(["audit", "verify"]) == 1
    assert lines(capsys)[0] == (
        "number 2 aud_02 altered: the row is not as it was sealed: actor_admin"
    )
    assert main(["audit", "verify", "--json"]) == 1
    fault, total = map(json.loads, lines(capsys))
    assert (fault["fault"], fault["number"], fault["audit_id"]) == ("altered", 2, "aud_02")
    assert (total["entries"], total["faults"], total["unsealed"]) == (3, 1, 0)


@pytest.mark.usefixtures("home")
def test_an_audit_that_was_never_sealed_is_not_proved(capsys: Told) -> None:
    assert main(["audit", "verify"]) == 1
    assert lines(capsys)[0].startswith("never sealed: nothing is sealed")


@pytest.mark.usefixtures("home")
def test_a_head_that_was_written_down_is_missed_when_it_is_gone(capsys: Told) -> None:
    main(["seal", "--once"])
    main(["audit", "verify", "--json"])
    head = json.loads(lines(capsys)[-1])["head"]
    assert main(["audit", "verify", "--head", head]) == 0
    assert main(["audit", "verify", "--head", f"9:{'0' * 64}"]) == 1
    assert "number 9 truncated" in "".join(lines(capsys))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("head", ["", "3", f"x:{'0' * 64}", "3:abc"])
def test_a_head_that_is_none_is_refused(head: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["audit", "verify", "--head", head])
    assert ended.value.code == 2


def test_a_sealer_stops_at_an_object_of_somebody_else(
    home: Path, database: FreshDatabase, capsys: Told
) -> None:
    main(["seal", "--once"])
    alter(database, "delete from sup.audit_stream")
    alter(database, "update sup.audit_batch set horizon = 'x'")
    assert main(["seal", "--once"]) == 1
    assert "is not what was sealed" in capsys.readouterr().err
    assert any(home.glob("audit*"))


def test_an_audit_in_a_database_that_is_away_is_not_proved(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://support_app@/none?host={home}")
    assert main(["audit", "verify"]) == 2
    assert main(["seal", "--once"]) == 2
    assert "cannot be reached" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_what_the_audit_has_on_a_case_is_exported_with_its_seals(
    database: FreshDatabase, capsys: Told
) -> None:
    record(database, 12)
    store = AuroraStore(engine_of(database.application_url))
    listed = an_audit_entry("aud_90", resource="cases", details={"case_ids": ["sca_7", "sca_2"]})
    refund = an_audit_entry("aud_91", resource="refund:srf_1", details={"case_id": "sca_2"})
    commit(store, listed, refund)
    store.close()
    main(["seal", "--once"])
    commit_later = AuroraStore(engine_of(database.application_url))
    commit(commit_later, an_audit_entry("aud_92", resource="case:sca_2"))
    commit_later.close()
    lines(capsys)
    assert main(["audit", "export", "--case", "sca_2"]) == 0
    told = [json.loads(line) for line in lines(capsys)]
    assert [each["entry"]["audit_id"] for each in told] == ["aud_90", "aud_91", "aud_92", "aud_02"]
    assert [each["seal"]["is_as_sealed"] for each in told] == [True, True, None, True]
    assert told[-1]["entry"]["details"] == {"corr_id": "corr-2", "amount_cents": 2}
    assert told[-1]["seal"]["number"] == 2


@pytest.mark.usefixtures("home")
def test_an_export_tells_what_is_not_as_it_was_sealed(
    database: FreshDatabase, capsys: Told
) -> None:
    main(["seal", "--once"])
    alter(database, "update sup.admin_audit set user_agent = 'x' where audit_id = 'aud_02'")
    assert main(["audit", "export", "--case", "sca_2"]) == 1
    assert main(["audit", "export", "--case", "sca_unknown"]) == 1
    told = capsys.readouterr().err
    assert "1 of 1 entries are not as they were sealed" in told
    assert "The audit has nothing on the case sca_unknown" in told


@pytest.mark.parametrize("case_id", ["", "sca_\udcff", "sca 2"])
def test_an_export_of_what_is_no_id_is_misuse(case_id: str, capsys: Told) -> None:
    assert main(["audit", "export", "--case", case_id]) == 2
    assert capsys.readouterr().err.startswith("support-center: --case")


@pytest.mark.usefixtures("home")
def test_what_a_restored_database_has_lost_comes_back(
    database: FreshDatabase, capsys: Told
) -> None:
    assert main(["seal", "--once"]) == 0
    with psycopg.connect(database.administrator_url) as session:
        session.execute("truncate sup.audit_stream, sup.audit_batch, sup.audit_seal")
        session.execute("delete from sup.admin_audit where audit_id <> 'aud_01'")
    assert main(["audit", "verify"]) == 1
    capsys.readouterr()
    assert main(["audit", "restore"]) == 0
    assert lines(capsys) == ["2 entries put back; the audit is whole up to number 3"]
    assert main(["audit", "verify"]) == 0
    capsys.readouterr()
    assert main(["audit", "restore", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "entries_put_back": 0,
        "last_number": 3,
        "unfit": None,
    }


@pytest.mark.usefixtures("home")
def test_a_database_that_sealed_other_entries_is_told_where_and_left(
    database: FreshDatabase, capsys: Told
) -> None:
    assert main(["seal", "--once"]) == 0
    with psycopg.connect(database.administrator_url) as session:
        session.execute("truncate sup.audit_stream, sup.audit_batch, sup.audit_seal")
        session.execute("delete from sup.admin_audit")
    record(database, 7)
    assert main(["seal", "--once"]) == 1
    capsys.readouterr()
    assert main(["audit", "restore"]) == 1
    assert "the database has other seals from number 1 on" in capsys.readouterr().err
