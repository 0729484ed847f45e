"""Other distributions install a `core` or an `adapters` too: ours are the ones imported."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.import_rules import PACKAGES, PROJECT


@pytest.mark.parametrize("package", [*PACKAGES, "tests"])
def test_the_tests_import_the_packages_of_this_project(package: str) -> None:
    module = importlib.import_module(package)
    assert Path(str(module.__file__)) == PROJECT / package / "__init__.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_an_installed_program_imports_the_packages_of_this_project(
    package: str, tmp_path: Path
) -> None:
    answer = subprocess.run(
        [sys.executable, "-P", "-c", f"import {package}; print({package}.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(answer.stdout.strip()) == PROJECT / package / "__init__.py"
