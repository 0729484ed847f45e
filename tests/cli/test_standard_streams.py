"""Whatever stands at the three standard streams, a command says what it did and never traces."""

import json
import subprocess
from pathlib import Path

import pytest

from entrypoints.cli.fault import INTERRUPTED
from entrypoints.cli.main import main
from tests.builders.orders import order_json
from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment, run_cli
from tests.postgres.fresh_database import FreshDatabase

UNWRITABLE = "support-center: The output cannot be written: No space left on device.\n"


def through_a_shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`line` with the command line at "$@"."""
    return subprocess.run(
        ["/bin/sh", "-c", line, "sh", *COMMAND],
        check=False,
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        env=clean_environment() | environment,
    )


@pytest.mark.parametrize("words", ["schema", "policy show", "features phrasebook"])
def test_an_output_that_takes_no_more_is_told_in_a_line(words: str) -> None:
    done = through_a_shell(f'"$@" {words} > /dev/full')
    assert (done.returncode, done.stderr) == (1, UNWRITABLE)


def test_an_output_that_is_closed_hides_nothing_else() -> None:
    done = through_a_shell('"$@" policy check >&-')
    assert (done.returncode, done.stderr) == (0, "")


def test_faults_do_not_become_output_where_nobody_hears_of_them() -> None:
    done = through_a_shell('"$@" policy show nowhere 2>&-')
    assert (done.returncode, done.stdout) == (2, "")


def test_orders_from_a_standard_input_that_is_closed_are_misuse() -> None:
    done = through_a_shell('"$@" orders import - <&-')
    told = "support-center: Standard input cannot be read: it is closed.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


def test_half_a_character_in_an_order_does_not_keep_the_others_out(
    database: FreshDatabase, tmp_path: Path
) -> None:
    half = {**order_json("ord_1"), "order_id": "ord_\ud800"}
    given = "\n".join(map(json.dumps, [half, order_json("ord_2")]))
    done = run_cli(
        *("orders", "import", "-", "--json"),
        given=given,
        DATABASE_URL=database.application_url,
        SUPPORT_CENTER_HOME=str(tmp_path),
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (1, "")
    assert [(each["order_id"], each["result"]) for each in told] == [
        ("ord_\ud800", "refused"),
        ("ord_2", "imported"),
    ]


def test_what_the_terminal_cannot_show_is_written_as_an_escape() -> None:
    done = run_cli("audit", "export", "--help", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "sca_\\u2026" in done.stdout


class Interrupted:
    """A standard input at which somebody loses patience."""

    @property
    def buffer(self) -> "Interrupted":
        return self

    def read(self) -> bytes:
        raise KeyboardInterrupt


def test_an_interrupt_ends_a_command_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Interrupted())
    assert main(["orders", "import", "-"]) == INTERRUPTED
    assert capsys.readouterr() == ("", "")
