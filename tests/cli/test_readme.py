"""The README tells of every command and of everything that can be set."""

from pathlib import Path

import pytest

from entrypoints.cli.fake_stripe import API_KEY, WEBHOOK_SECRET
from entrypoints.cli.main import COMMANDS
from entrypoints.settings.variables import VARIABLES

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TABLES = [line for line in README.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("variable", [*VARIABLES.values(), API_KEY, WEBHOOK_SECRET])
def test_every_variable_is_in_a_table(variable: str) -> None:
    assert any(f"`{variable}`" in line for line in TABLES)


@pytest.mark.parametrize("words", [" ".join(command.words) for command in COMMANDS])
def test_every_command_is_in_a_table(words: str) -> None:
    assert any(f"`{words}{end}" in line for line in TABLES for end in "` ")
