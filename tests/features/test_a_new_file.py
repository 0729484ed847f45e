"""A file that somebody just wrote runs under pytest as it is, and says what is wrong with it."""

import subprocess
import sys

import pytest

from tests.features.a_new_file import WRITTEN, lesson_of_the_readme
from tests.features.folder import FEATURES

ROOT = FEATURES.parent
COLLECTING = """
from pytest_bdd import scenarios

pytest_plugins = ("tests.features.every_step",)
scenarios(".")
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is printed for the written file and the README's lesson, which no Python names."""
    folder = tmp_path_factory.mktemp("specifications")
    (folder / "a_new_rule.feature").write_text(WRITTEN)
    (folder / "the_lesson.feature").write_text(lesson_of_the_readme())
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


@pytest.mark.parametrize(
    "told",
    [
        "a_new_rule.feature:15: Then policy gives back $649.51",
        "expected $649.51, but it is $649.50",
        "The decision, step by step:",
        "24..72 h",
        "a_new_rule.feature:20: When Fay refunds $1,190.76",
        "That was refused: ",
        "There is no case yet. Write a step before this one: Given a case",
        "no price with tax and fee comes to $1,190.21; write $1,190.20",
        'Step definition is not found: When "the buyer changes their mind on 2026-12-03 at 18:00"',
    ],
)
def test_a_mistake_is_told_where_it_is_and_what_to_write(report: str, told: str) -> None:
    assert told in report
