"""`support-center migrate`: what would be done, what is done, and what is refused."""

import subprocess
from pathlib import Path

import psycopg
import pytest

from adapters.aurora.migrating import migrations
from entrypoints.cli.main import main
from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment
from tests.postgres.fresh_database import FreshDatabase

NAMES = [migration.name for migration in migrations()]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    """The exit code, what was printed line by line, and what was complained about."""
    code = main(["migrate", *words])
    written = capsys.readouterr()
    return code, written.out.splitlines(), written.err


def test_a_dry_run_tells_what_would_be_applied_and_applies_nothing(
    empty_database: FreshDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, _ = told(capsys, "--database", empty_database.owner_url, "--dry-run")
    assert code == 3
    assert lines == [*(f"would apply {name}" for name in NAMES), f"{len(NAMES)} to apply"]
    with psycopg.connect(empty_database.owner_url) as session:
        assert session.execute("select to_regnamespace('sup')").fetchone() == (None,)


@pytest.mark.parametrize("role", ["owner_url", "application_url"])
def test_a_dry_run_on_a_migrated_database_has_nothing_to_tell(
    database: FreshDatabase, capsys: pytest.CaptureFixture[str], role: str
) -> None:
    code, lines, _ = told(capsys, "--database", getattr(database, role), "--dry-run")
    assert (code, lines) == (0, ["nothing to do"])


def test_a_dry_run_without_an_embedded_database_makes_none(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, _ = told(capsys, "--data-dir", str(home), "--dry-run")
    assert (code, lines[-1]) == (3, f"{len(NAMES)} to apply")
    assert not (home / "server").exists()


@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_a_database_newer_than_the_program_is_refused_in_plain_words(
    database: FreshDatabase, capsys: pytest.CaptureFixture[str], how: list[str]
) -> None:
    with psycopg.connect(database.owner_url) as session:
        session.execute("insert into sup.schema_migration (name, sha256) values ('9999_x', '')")
    code, lines, complaint = told(capsys, "--database", database.owner_url, *how)
    assert (code, lines) == (1, [])
    assert complaint == (
        "support-center: The database is newer than this program: it has 9999_x. Install the"
        " version that wrote it.\n"
    )


def test_of_two_processes_each_migration_is_applied_by_one(empty_database: FreshDatabase) -> None:
    runners = [
        subprocess.Popen(
            [*COMMAND, "migrate", "--database", empty_database.owner_url],
            cwd=ROOT,
            env=clean_environment(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    ended = [runner.communicate(timeout=PATIENCE_SECONDS) for runner in runners]

    assert [
        (runner.returncode, complaint)
        for runner, (_, complaint) in zip(runners, ended, strict=True)
    ] == [(0, "")] * 2
    lines = [line for out, _ in ended for line in out.splitlines()]
    assert sorted(line for line in lines if line.startswith("applied")) == [
        f"applied {name}" for name in NAMES
    ]


def test_public_views_answer_sql_that_names_no_schema(
    database: FreshDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        code, lines, _ = told(capsys, "--database", database.owner_url, "--public-views")
        assert code == 0
        assert lines[-1] == (
            "schema public has support_case, support_message, support_event, support_refund"
        )
    with psycopg.connect(database.owner_url) as session:
        session.execute(
            "insert into sup.case (case_id, kind, opened_by, summary, priority)"
            " values ('sca_1', 'dmca', 'usr_1', 'A claim.', 1)"
        )
    with psycopg.connect(database.application_url) as session:
        rows = session.execute("select case_id, type, severity, status from support_case")
        assert rows.fetchall() == [("sca_1", "dmca", "urgent", "open")]
        for view in (b"support_message", b"support_event", b"support_refund"):
            assert session.execute(b"select count(*) from " + view).fetchone() == (0,)


def test_without_the_option_nothing_is_put_into_public(database: FreshDatabase) -> None:
    with psycopg.connect(database.owner_url) as session:
        found = session.execute("select to_regclass('public.support_case')").fetchone()
    assert found == (None,)


def test_a_table_of_somebody_else_in_public_is_left_alone(
    database: FreshDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(database.owner_url) as session:
        session.execute("create table public.support_refund (mine int)")
    code, _, complaint = told(capsys, "--database", database.owner_url, "--public-views")
    assert code == 1
    assert "support_refund" in complaint
    with psycopg.connect(database.owner_url) as session:
        found = session.execute("select to_regclass('public.support_case')").fetchone()
    assert found == (None,)


def test_dry_run_and_public_views_exclude_each_other() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["migrate", "--dry-run", "--public-views"])
    assert ended.value.code == 2
