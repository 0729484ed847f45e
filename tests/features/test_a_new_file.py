"""A file that somebody just wrote runs as it is, and says what is wrong with it."""

import re
import subprocess
import sys

import pytest

from tests.features.folder import FEATURES

ROOT = FEATURES.parent
LESSON = re.compile(r"```gherkin\n(.*?)```", re.DOTALL)
COLLECTING = """
from pytest_bdd import scenarios
from tests.features.steps import STEPS

pytest_plugins = STEPS
scenarios(".")
"""
WRITTEN = """
Feature: A new rule
  Rule: Half goes back two days before

    @my-own-tag
    Scenario: Half is right
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When the buyer cancels on 2026-12-03 at 18:00
      Then policy gives back $649.50

    Scenario: Wrong about the amount
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When the buyer cancels on 2026-12-03 at 18:00
      Then policy gives back $649.51

    Scenario: Forgot that it is refused
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And a case
      When Fay refunds $1,190.76

    Scenario: Forgot the case
      Given a talent booking of $1,190.75 that starts on 2026-12-05 at 18:00
      When Fay refunds $1.00

    Scenario: An amount nobody pays
      Given a talent booking of $1,190.21 that starts on 2026-12-05 at 18:00

    Scenario: A sentence nobody knows
      When the buyer changes their mind
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is printed for the written file and the README's lesson, which no Python names."""
    folder = tmp_path_factory.mktemp("specifications")
    (folder / "a_new_rule.feature").write_text(WRITTEN)
    (lesson,) = LESSON.findall((FEATURES / "README.md").read_text(encoding="utf-8"))
    (folder / "the_lesson.feature").write_text(lesson)
    (folder / "test_collecting.py").write_text(COLLECTING)
    config = f"--config-file={ROOT / 'pyproject.toml'}"
    hooks = ["-p", "tests.features.conftest", "-p", "no:cacheprovider"]
    asked = [sys.executable, "-m", "pytest", config, *hooks, "-q", "--tb=short", str(folder)]
    ran = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


def test_it_runs_without_a_line_of_python_and_so_does_the_lesson_of_the_readme(
    report: str,
) -> None:
    assert "5 failed, 3 passed" in report


def test_a_wrong_amount_is_told_with_its_line_and_the_decision_step_by_step(report: str) -> None:
    assert "a_new_rule.feature:16: Then policy gives back $649.51" in report
    assert "'$649.50' == '$649.51'" in report
    assert "The decision, step by step:" in report
    assert "24..72 h" in report


@pytest.mark.parametrize(
    "told",
    [
        "a_new_rule.feature:21: When Fay refunds $1,190.76",
        "That was refused: ",
        "There is no case yet. Write a step before this one: Given a case",
        "no price with tax and fee comes to $1,190.21; write $1,190.20",
        'Step definition is not found: When "the buyer changes their mind"',
    ],
)
def test_a_mistake_is_told_where_it_is_and_what_to_write(report: str, told: str) -> None:
    assert told in report
