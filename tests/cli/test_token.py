"""Tokens for the demo."""

from pathlib import Path

import pytest

from core.request import Role
from entrypoints.cli.main import main
from entrypoints.identity.demo_keys import DemoKeys
from entrypoints.identity.identity import Identity
from tests.cli.command_line import run_cli


def test_only_the_token_goes_to_standard_output(home: Path) -> None:
    done = run_cli(
        *["token", "--sub", "usr_ana", "--role", "trust_safety", "--role", "finance_ops"],
        *["--data-dir", str(home)],
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = DemoKeys.load_or_create(home).tokens().verify(done.stdout.strip())
    assert told == Identity("usr_ana", frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS}))


def test_the_key_is_made_once_and_read_by_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "new" / "home"
    words = ["token", "--sub", "usr_ana", "--role", "participant", "--data-dir", str(home)]
    assert main(words) == main(words) == 0
    first, second = capsys.readouterr().out.split()
    tokens = DemoKeys.load_or_create(home).tokens()
    assert (
        tokens.verify(first)
        == tokens.verify(second)
        == Identity("usr_ana", frozenset({Role.PARTICIPANT}))
    )
    assert {file.stat().st_mode & 0o077 for file in home.iterdir()} == {0}


@pytest.mark.parametrize("role", ["admin", "system", ""])
def test_a_role_that_is_none_is_told_with_those_there_are(role: str) -> None:
    done = run_cli("token", "--sub", "usr_ana", "--role", role)
    assert (done.returncode, done.stdout) == (2, "")
    assert all(name in done.stderr for name in ("trust_safety", "finance_ops", "participant"))


@pytest.mark.parametrize("sub", ["system", "anonymous", "", "a b", "x" * 500])
def test_a_subject_no_server_would_believe_is_refused(
    tmp_path: Path, sub: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["token", "--sub", sub, "--role", "finance_ops", "--data-dir", str(tmp_path)]
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "--sub" in told.err


@pytest.mark.parametrize("hours", ["0", "-1", "1.5", "soon", "8761"])
def test_a_lifetime_that_is_none_is_refused(hours: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["token", "--sub", "usr_ana", "--role", "finance_ops", "--hours", hours])
    assert ended.value.code == 2


def test_a_key_file_that_holds_no_key_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    DemoKeys.load_or_create(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text("no key")
    words = ["token", "--sub", "usr_ana", "--role", "finance_ops", "--data-dir", str(tmp_path)]
    assert main(words) == 1
    assert str(file) in capsys.readouterr().err


def test_a_data_directory_that_cannot_be_made_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    home = tmp_path / "file" / "home"
    words = ["token", "--sub", "usr_ana", "--role", "finance_ops", "--data-dir", str(home)]
    assert main(words) == 1
    assert str(home) in capsys.readouterr().err
