"""`support-center erase`: what it erases is in no row, and what it is told in no output."""

import json
import logging
from pathlib import Path

import psycopg
import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from entrypoints.cli.main import main
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.holds import a_hold
from tests.builders.timeline import a_message
from tests.contracts.committing import commit
from tests.postgres.fresh_database import FreshDatabase

CANARY = "kanarienvogel"
ERASE = ("erase", "--user", "usr_b1", "--ground", "objection", "--decided-by", "usr_dpo")


@pytest.fixture
def database_url(database: FreshDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two cases of usr_b1's with their words, money held on the second."""
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path))
    store = AuroraStore(engine_of(database.application_url))
    commit(store, a_case("sca_1"), a_case("sca_2"), a_charge(), a_message(body_md=CANARY))
    commit(store, a_message("smg_2", case_id="sca_2", body_md=CANARY), a_hold(case_id="sca_2"))
    store.close()
    return database.application_url


def bodies(url: str) -> list[tuple[str, ...]]:
    with psycopg.connect(url) as session:
        return session.execute("select body_md from sup.message order by message_id").fetchall()


def test_it_erases_what_may_be_erased_and_names_what_is_kept(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ERASE]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "sca_1: 1 text erased",
        "sca_2: kept for now, money is held back on it",
        "1 text erased on 1 case.",
        "Run it again for the kept ones once what keeps them has ended.",
    ]
    assert bodies(database_url) == [("[erased]",), (CANARY,)]


def test_the_sum_is_told_as_json(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ERASE, "--json"]) == 1

    told = json.loads(capsys.readouterr().out)
    assert told == {"cases": 2, "texts": 1, "kept": {"sca_2": "applied_hold"}}
    assert bodies(database_url)[0] == ("[erased]",)


def test_somebody_without_cases_is_forgotten_at_once(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", "--user", "usr_none", *ERASE[3:]]) == 0

    assert capsys.readouterr().out == "0 texts erased on 0 cases.\n"
    with psycopg.connect(database_url) as session:
        found = session.execute("select user_id, ground, decided_by from sup.erased_person")
        assert found.fetchall() == [("usr_none", "objection", "usr_dpo")]


@pytest.mark.parametrize("option", ["--user", "--decided-by"])
def test_what_is_no_id_is_misuse_and_is_repeated_nowhere(
    database_url: str,
    option: str,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.NOTSET)
    words = list(ERASE)
    words[words.index(option) + 1] = f"{CANARY} with blanks"

    assert main(words) == 2

    told = capsys.readouterr()
    assert CANARY not in told.out + told.err + caplog.text
    assert "blanks" in told.err
    assert bodies(database_url) == [(CANARY,), (CANARY,)]


@pytest.mark.parametrize("user_id", ["system", "", "usr_\udcff"])
def test_who_is_no_person_is_not_forgotten(
    user_id: str, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    store = AuroraStore(engine_of(database_url))
    commit(store, a_case("sca_3", opened_by="system", summary=CANARY))
    store.close()
    words = ["erase", "--user", user_id, "--ground", "objection", "--decided-by", "usr_dpo"]
    assert main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1
    with psycopg.connect(database_url) as session:
        told = session.execute("select summary from sup.case where case_id = 'sca_3'").fetchall()
    assert told == [(CANARY,)]


def test_an_unknown_ground_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["erase", "--user", "usr_b1", "--ground", "because", "--decided-by", "usr_dpo"])
    assert stopped.value.code == 2
    assert "no_longer_needed" in capsys.readouterr().err


def test_no_password_is_told_when_the_database_cannot_be_reached(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.NOTSET)
    url = f"postgresql://someone:{CANARY}@127.0.0.1:1/none"

    assert main([*ERASE, "--data-dir", str(tmp_path), "--database", url]) == 1

    told = capsys.readouterr()
    assert CANARY not in told.out + told.err + caplog.text
