"""The command line teaches itself."""

import re
import subprocess

import pytest

from entrypoints.cli.main import COMMANDS, build_parser, main
from entrypoints.graphql.schema.served import served_sdl
from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, run_cli

WORDS = [command.words for command in COMMANDS]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_every_command_explains_itself_with_examples(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: support-center {' '.join(words)}" in told
    assert f"  support-center {' '.join(words)}" in told.partition("examples:")[2]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_the_examples_of_a_command_are_commands(words: tuple[str, ...]) -> None:
    teaching = next(command.teaching for command in COMMANDS if command.words == words)
    examples = teaching.partition("examples:\n")[2].partition("\n\n")[0].splitlines()
    parser = build_parser()
    for example in examples:
        typed = re.split(r" support-center |=\$\(support-center ", f" {example}")[1]
        typed = re.split(r"  +| (?:>|&&|\|) |\)", typed)[0]
        assert parser.parse_args(typed.split()).command.words == words


def test_the_help_lists_every_command_and_the_exit_codes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(f"    {first}" in told for first, *_ in WORDS)
    assert "exit codes:" in told


def test_the_version_is_told() -> None:
    done = run_cli("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("support-center ")


@pytest.mark.parametrize("words", [["refund"], ["orders", "export"], ["--colour"], [], ["orders"]])
def test_what_nobody_taught_it_is_misuse_and_tells_what_there_is(words: list[str]) -> None:
    done = run_cli(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage: support-center" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_schema_is_the_contract_with_its_documentation() -> None:
    done = run_cli("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == served_sdl()


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    with subprocess.Popen(
        [*COMMAND, "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE_SECONDS) == 0
