"""What `serve` and `demo advance` refuse before they start anything."""

from pathlib import Path

import pytest

from entrypoints.cli.main import main

Told = pytest.CaptureFixture[str]


ISSUER, AUDIENCE = "SUPPORT_CENTER_OIDC_ISSUER", "SUPPORT_CENTER_OIDC_AUDIENCE"


@pytest.fixture(autouse=True)
def nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (ISSUER, AUDIENCE):
        monkeypatch.delenv(variable, raising=False)


def test_without_a_demo_and_an_issuer_nobody_could_sign_in(capsys: Told) -> None:
    assert main(["serve"]) == 2
    told = capsys.readouterr().err
    assert f"Set {ISSUER} to" in told
    assert f"and {AUDIENCE} to" in told
    assert "support-center serve --demo" in told


def test_an_issuer_without_an_audience_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv(ISSUER, "https://sso.example")
    assert main(["serve"]) == 2
    assert capsys.readouterr().err.startswith(f"support-center: {AUDIENCE}: write what")


@pytest.mark.parametrize("words", [["--memory"], []])
def test_a_service_that_would_forget_does_not_start(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv(ISSUER, "https://sso.example")
    monkeypatch.setenv(AUDIENCE, "support-center")
    monkeypatch.setenv("SUPPORT_CENTER_STORE", "memory")
    assert main(["serve", *words]) == 2
    assert "are for --demo" in capsys.readouterr().err


def test_memory_and_a_database_exclude_each_other(capsys: Told) -> None:
    words = ["serve", "--demo", "--memory", "--database", "postgresql://localhost/support"]
    assert main(words) == 2
    assert "either --memory or --database" in capsys.readouterr().err


def test_a_variable_that_cannot_be_used_is_told_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://root:hunter2@localhost/support")
    assert main(["serve", "--demo"]) == 2
    assert capsys.readouterr().err.startswith("support-center: DATABASE_URL: write a URL")


@pytest.mark.parametrize("port", ["-1", "65536", "http", ""])
def test_a_port_that_is_none_is_misuse(port: str, capsys: Told) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--demo", "--port", port])
    assert ended.value.code == 2
    assert "from 0 to 65535" in capsys.readouterr().err


@pytest.mark.usefixtures("handlers_kept")
def test_a_host_that_is_not_of_this_machine_is_told(tmp_path: Path, capsys: Told) -> None:
    words = ["serve", "--demo", "--memory", "--host", "192.0.2.1", "--port", "0"]
    assert main([*words, "--data-dir", str(tmp_path)]) == 1
    assert "Cannot listen on 192.0.2.1" in capsys.readouterr().err


@pytest.mark.usefixtures("handlers_kept")
def test_a_host_that_is_no_name_is_misuse(tmp_path: Path, capsys: Told) -> None:
    words = ["serve", "--demo", "--memory", "--host", "a..b", "--port", "0"]
    assert main([*words, "--data-dir", str(tmp_path)]) == 2
    assert "a..b is not the name of a host" in capsys.readouterr().err


@pytest.mark.parametrize("written", ["10", "d", "0d", "-1d", "1.5h", "10 d", "10y", "1e3d", "11w6"])
def test_a_duration_that_is_none_is_misuse(written: str, capsys: Told) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", "advance", f"{written}"])
    assert ended.value.code == 2
    assert "support-center demo advance: error" in capsys.readouterr().err


def test_more_than_ten_years_at_once_is_misuse(capsys: Told) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", "advance", "3661d"])
    assert ended.value.code == 2
    assert "at most 3660 days" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "https://127.0.0.1", "http://", "http://a:b"])
def test_a_url_that_is_none_is_misuse(url: str, tmp_path: Path, capsys: Told) -> None:
    assert main(["demo", "advance", "1d", "--url", url, "--data-dir", str(tmp_path)]) == 2
    assert "--url: write it as http://127.0.0.1:8000" in capsys.readouterr().err
