"""Run the project's import contracts over a copy of its tree."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
PACKAGES = ("core", "ports", "adapters", "entrypoints")

_LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"


def contracts() -> dict[str, dict[str, Any]]:
    """Every import contract of pyproject.toml by its id."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def copy_of_the_tree(target: Path) -> Path:
    """The contracts and the Python files they are about, under `target`."""
    shutil.copy(PROJECT / "pyproject.toml", target)
    for package in PACKAGES:
        shutil.copytree(PROJECT / package, target / package, ignore=_all_but_python)
    return target


def broken_contracts(tree: Path) -> set[str]:
    """The names of the contracts that `tree` breaks; every other one is kept."""
    answer = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.'); {_LINT}"],
        cwd=tree,
        check=False,
        capture_output=True,
        text=True,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)", answer.stdout, re.MULTILINE))
    names = {contract["name"] for contract in contracts().values()}
    assert set(verdicts) == names, (
        f"not every contract was checked:\n{answer.stdout}{answer.stderr}"
    )
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}


def _all_but_python(directory: str, names: list[str]) -> set[str]:
    return {
        name
        for name in names
        if name == "__pycache__"
        or (not name.endswith(".py") and (Path(directory) / name).is_file())
    }
