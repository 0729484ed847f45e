"""Whatever is wrong with a variable is told by its name, in a line, and never by a secret in it."""

import os
from pathlib import Path

import pytest

from entrypoints.cli.main import main
from entrypoints.settings.variables import VARIABLES

SECRET = "hunter2secret"
RUBBISH = (f"{SECRET} ü\x01%zz ://", f"postgresql://u:{SECRET}%zz@h/d", f"https://u:{SECRET}@h/..;")
# Every text is one: only using it shows whether it leads anywhere.
ANY_TEXT = {
    "SUPPORT_CENTER_HOME",
    "SUPPORT_CENTER_HOST",
    "SUPPORT_CENTER_MACROS",
    "SUPPORT_CENTER_POLICIES",
    "SUPPORT_CENTER_OIDC_AUDIENCE",
    "SUPPORT_CENTER_OIDC_CLIENTS",
    "SUPPORT_CENTER_OIDC_ROLES_CLAIM",
}
Told = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("handlers_kept")


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name in VARIABLES.values():
            monkeypatch.delenv(name)


@pytest.mark.parametrize("variable", sorted({*VARIABLES.values()} - ANY_TEXT))
def test_rubbish_is_refused_by_the_name_of_its_variable(
    variable: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    for text in RUBBISH:
        monkeypatch.setenv(variable, text)
        assert main(["policy", "check"]) == 2
        told = capsys.readouterr().err
        assert told.startswith(f"support-center: {variable}: write"), told
        assert told.count("\n") == 1
        assert SECRET not in told


@pytest.mark.parametrize(
    ("variable", "text", "exit_code"),
    [
        ("SUPPORT_CENTER_HOST", "no such host", 1),
        ("SUPPORT_CENTER_HOST", "a..b", 2),
        ("SUPPORT_CENTER_HOME", "/dev/null/data", 1),
        ("SUPPORT_CENTER_POLICIES", "/dev/null/policies.toml", 2),
        ("SUPPORT_CENTER_MACROS", "/dev/null/macros.toml", 2),
    ],
)
def test_what_leads_nowhere_is_told_with_its_variable(
    variable: str, text: str, exit_code: int, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv(variable, text)
    assert main(["serve", "--memory", "--demo", "--port", "0"]) == exit_code
    told = capsys.readouterr().err
    assert told.startswith("support-center: ")
    assert variable in told
    assert told.count("\n") == 1


def test_a_data_directory_of_somebody_who_is_not_there_is_told_in_a_line(capsys: Told) -> None:
    assert main(["ledger", "check", "--data-dir", "~nobody_of_that_name/data"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("support-center: --data-dir: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize("setting", ["DATABASE_URL", "DATABASE_OWNER_URL"])
def test_what_libpq_would_quote_of_a_url_is_not_told(
    setting: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv(setting, f"postgresql://support_app:{SECRET}%zz@db.example/support")
    assert main(["policy", "check"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"support-center: {setting}: write a URL as libpq reads it")
    assert SECRET not in told


def test_a_database_that_does_not_answer_is_told_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://support_app:{SECRET}@127.0.0.1:1/support")
    assert main(["sweep", "--json"]) == 1
    told = capsys.readouterr().err
    assert "DATABASE_URL" in told
    assert SECRET not in told


def test_a_directory_for_metrics_that_is_not_there_is_told_before_anybody_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: Told, home: Path
) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "/dev/null/metrics")
    assert main(["serve", "--memory", "--demo", "--port", "0", "--data-dir", str(home)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("support-center: PROMETHEUS_MULTIPROC_DIR: name a directory")
