"""Core decides with what it is given: it asks no clock, makes no id and touches no device."""

import sys
from pathlib import Path

import pytest

from tests.architecture.import_rules import PROJECT
from tests.architecture.imported_modules import called_names, imported_modules

ALLOWED_OUTSIDE_THE_LIBRARY = {"attr", "attrs", "core"}
NOT_PURE = {
    "asyncio",
    "concurrent",
    "ctypes",
    "http",
    "io",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "secrets",
    "select",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
CLOCKS_AND_DEVICES = {
    "date.today",
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "input",
    "open",
    "print",
}


def impurities(source: str, *, allowed: set[str]) -> set[str]:
    """Every module and call in `source` that pure code does without."""
    roots = {module.partition(".")[0] for module in imported_modules(source)}
    foreign = roots - sys.stdlib_module_names - allowed
    return foreign | (roots & NOT_PURE - allowed) | (called_names(source) & CLOCKS_AND_DEVICES)


def files_of_core(*, use_cases: bool) -> list[str]:
    """Paths below the project of the files inside, or outside, core.use_cases."""
    inside = PROJECT / "core" / "use_cases"
    return [
        str(file.relative_to(PROJECT))
        for file in sorted((PROJECT / "core").rglob("*.py"))
        if (inside in file.parents) == use_cases
    ]


def test_core_outside_the_use_cases_is_pure() -> None:
    assert _impure(files_of_core(use_cases=False), allowed=ALLOWED_OUTSIDE_THE_LIBRARY) == {}


def test_use_cases_are_pure_but_for_their_ports_and_for_awaiting_queries() -> None:
    allowed = ALLOWED_OUTSIDE_THE_LIBRARY | {"asyncio", "ports"}
    assert _impure(files_of_core(use_cases=True), allowed=allowed) == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import random", {"random"}),
        ("from uuid import uuid4", {"uuid"}),
        ("import secrets", {"secrets"}),
        ("from time import monotonic", {"time"}),
        ("import socket", {"socket"}),
        ("def f():\n    import os.path", {"os"}),
        ("import sqlalchemy", {"sqlalchemy"}),
        ("from ports.clock import Clock", {"ports"}),
        ("from datetime import datetime\nwhen = datetime.now()", {"datetime.now"}),
        ("import datetime\nwhen = datetime.datetime.utcnow()", {"datetime.datetime.utcnow"}),
        ("from datetime import date\nday = date.today()", {"date.today"}),
        ("text = open('/etc/hosts').read()", {"open"}),
    ],
)
def test_a_planted_impurity_is_found(source: str, found: set[str]) -> None:
    assert impurities(source, allowed=ALLOWED_OUTSIDE_THE_LIBRARY) == found


def _impure(files: list[str], *, allowed: set[str]) -> dict[str, set[str]]:
    found = {file: impurities((PROJECT / file).read_text(), allowed=allowed) for file in files}
    return {file: names for file, names in found.items() if names}


def test_there_is_a_core_to_look_at() -> None:
    assert Path("core/errors.py") in map(Path, files_of_core(use_cases=False))
