"""Specifications checked by somebody who writes no Python."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from entrypoints.cli import features_check
from entrypoints.cli.main import main
from tests.cli.command_line import run_cli
from tests.cli.on_a_terminal import run_on_a_terminal
from tests.features.a_new_file import WRITTEN, lesson_of_the_readme

RIGHT = """\
Feature: Small
  Scenario: A case
    Given a case
    Then the case is new
"""
AWKWARD = """\
Feature: Awkward
  Background:
    Given a case that nobody has heard of

  Scenario: First
    Then the case is new

  Scenario: Second
    Given the case is new
    And it is 2026-02-31 at 12:00
    When Tess refunds
      | one |
"""


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "a_new_rule.feature").write_text(WRITTEN)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code and standard output of a check; nothing is on standard error."""
    exit_code = main(["features", "check", *words])
    out, err = capsys.readouterr()
    assert err == ""
    return exit_code, out


def test_the_programs_own_specifications_hold() -> None:
    done = run_cli("features", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"(\d+) scenarios in \d+ files: \1 passed, 0 failed\n", done.stdout)


def test_the_lesson_of_the_readme_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "the_lesson.feature").write_text(lesson_of_the_readme())
    expected = "2 scenarios in 1 file: 2 passed, 0 failed\n"
    assert told(capsys, str(tmp_path)) == (0, expected)


def test_a_new_file_is_checked_to_its_end_and_summed_up(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, out = told(capsys, str(drafts))
    assert exit_code == 1
    assert out.endswith("\n6 scenarios in 1 file: 1 passed, 5 failed\n")


def test_a_wrong_amount_is_told_with_its_line_and_the_decision_step_by_step(
    drafts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(drafts)
    _, out = told(capsys, "a_new_rule.feature")
    assert out.startswith("""\
a_new_rule.feature:15: Then policy gives back $649.51
  in the scenario of line 11: Wrong about the amount
  expected $649.51, but it is $649.50
  The decision, step by step:
    - requested at 2026-12-03T18:00:00Z, when the buyer cancelled
""")


def test_a_sentence_that_nobody_knows_is_told_with_the_nearest(
    drafts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(drafts)
    _, out = told(capsys, ".")
    paragraph = out.partition("a_new_rule.feature:30: ")[2].partition("\n\n")[0].splitlines()
    assert paragraph[0] == "When the buyer changes their mind on 2026-12-03 at 18:00"
    assert paragraph[2:4] == ["  There is no such sentence.", "  The nearest are:"]
    assert "    Given <party> cancels on <when>" in paragraph[4:]


@pytest.mark.parametrize(
    "words",
    [
        "a_new_rule.feature:20: When Fay refunds $1,190.76",
        "That was refused: Only 119075 cents",
        "There is no case yet. Write a step before this one: Given a case",
        "no price with tax and fee comes to $1,190.21; write $1,190.20",
    ],
)
def test_a_mistake_is_told_where_it_is_and_what_to_write(
    drafts: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert words in told(capsys, str(drafts))[1]


def test_every_unknown_line_is_told_and_a_shared_one_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "awkward.feature").write_text(AWKWARD)
    exit_code, out = told(capsys, str(tmp_path))
    assert exit_code == 1
    assert re.findall(r"awkward.feature:(\d+): ", out) == ["3", "9", "11"]
    assert "This sentence stands after Then." in out
    assert "Nothing below a sentence is read" in out
    assert out.endswith("2 scenarios in 1 file: 0 passed, 2 failed\n")


def test_a_program_reads_the_same_as_json(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exit_code, out = told(capsys, str(drafts), "--json")
    answer: dict[str, Any] = json.loads(out)
    counted = {name: answer[name] for name in ("files", "scenarios", "passed", "failed")}
    assert (exit_code, counted) == (1, {"files": 1, "scenarios": 6, "passed": 1, "failed": 5})
    wrong = answer["failures"][0]
    assert wrong["trace"]
    del wrong["trace"]
    assert wrong == {
        "file": str(drafts / "a_new_rule.feature"),
        "line": 15,
        "scenario": "Wrong about the amount",
        "scenario_line": 11,
        "sentence": "Then policy gives back $649.51",
        "problem": "expected $649.51, but it is $649.50",
        "nearest": [],
    }


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"Feature: X\n  Scenario: Y\n    Given a case\n    Perhaps\n", ":4: 'Perhaps' cannot"),
        (b"Feature: X\n  Scenario: Y\n    Perhaps a case\n", ":2: 'Y' has no sentence"),
        (
            b"Feature: X\n  Scenario Outline: Y\n    Given a case\n    Examples:\n      | a |\n",
            ":2: 'Y' has no row in its table",
        ),
        (b"Feature: X\n\n  Scenario: Y\n    Given a \xff case\n", "broken.feature: is not a text"),
        (b"Feature: X\n", "broken.feature: has no scenario"),
        (b"# language: xx\nFeature: X\n", "broken.feature:1: Language not supported: xx"),
        (b"Feature: X\n  Scenario: Y\n    Given a case\n      | a |\n      | a | b |\n", ":5: "),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, problem: str
) -> None:
    (tmp_path / "broken.feature").write_bytes(content)
    (tmp_path / "small.feature").write_text(RIGHT)
    exit_code, out = told(capsys, str(tmp_path))
    assert exit_code == 2
    assert problem in out
    assert out.endswith("1 scenario in 1 file: 1 passed, 0 failed, 1 file unreadable\n")


@pytest.mark.parametrize("place", ["nowhere", "."])
def test_where_there_is_nothing_to_check_it_is_misuse(tmp_path: Path, place: str) -> None:
    done = run_cli("features", "check", str(tmp_path / place))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("support-center: There ")


def test_a_terminal_shows_how_far_it_is_until_it_is_done() -> None:
    exit_code, shown = run_on_a_terminal("features", "check")
    assert exit_code == 0
    assert re.search(r"\[#*\.*\] \d+ of \d+ scenarios, 0 failed", shown)
    assert re.search(r"\r\x1b\[K\d+ scenarios in \d+ files: \d+ passed, 0 failed\n$", shown)


def test_without_the_parser_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features_check, "PARSER", "a_parser_that_nobody_has")
    assert main(["features", "check"]) == 2
    assert "pip install 'support-center[features]'" in capsys.readouterr().err
