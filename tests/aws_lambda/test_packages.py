"""Packages are the same bytes every time, hold what they need and nothing of the machine."""

import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from entrypoints.bundling import our_files
from entrypoints.bundling.archive import THE_BEGINNING, write_archive
from entrypoints.bundling.byte_code import ON_LAMBDA, compiled
from entrypoints.bundling.closure import Closure, closure_of
from entrypoints.bundling.functions import FUNCTIONS, handler_of
from entrypoints.bundling.libraries import DISTRIBUTIONS, NOT_ON_LAMBDA, OF_THE_RUNTIME
from entrypoints.bundling.library_files import files_of
from entrypoints.bundling.lock import locked
from entrypoints.bundling.target import Target
from tests.cli.command_line import run_cli

ROOT = Path(__file__).parents[2]
HERE = Target(python=f"{sys.version_info.major}.{sys.version_info.minor}", architecture="x86_64")
CONTENT = {"b.py": b"x = 1\n", "a/c.so": b"\x7fELF", "a/d.txt": b"text"}


def ours(root: Path) -> dict[str, bytes]:
    closure = closure_of("orders", root)
    sources = our_files.sources_of([closure], root)
    code = compiled(sources, HERE)
    return dict(our_files.files_of(closure, root=root, byte_code=code, target=HERE))


def test_the_same_program_is_the_same_bytes_from_another_folder_and_with_other_times(
    tmp_path: Path,
) -> None:
    copy = tmp_path / "elsewhere"
    for package in ("core", "ports", "adapters", "entrypoints"):
        shutil.copytree(
            ROOT / package,
            copy / package,
            copy_function=shutil.copyfile,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    here, there = tmp_path / "here.zip", tmp_path / "there.zip"
    write_archive(ours(ROOT), here)
    write_archive(dict(reversed(ours(copy).items())), there)
    assert here.read_bytes() == there.read_bytes()


def test_an_archive_has_no_time_and_no_mode_of_this_machine(tmp_path: Path) -> None:
    write_archive(CONTENT, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["a/c.so", "a/d.txt", "b.py"]
    assert {entry.date_time for entry in entries} == {THE_BEGINNING}
    assert [oct(entry.external_attr >> 16) for entry in entries] == [
        "0o100755",
        "0o100644",
        "0o100644",
    ]


def test_byte_code_is_believed_without_its_source_and_knows_no_folder_of_this_machine() -> None:
    (code,) = compiled({"a/b.py": b"def f():\n    return {'x', 'y'}\n"}, HERE).values()
    flags = int.from_bytes(code[4:8], "little")
    assert flags == 0b01
    assert f"{ON_LAMBDA}/a/b.py".encode() in code
    assert str(ROOT).encode() not in code


@pytest.fixture(scope="module")
def closures() -> dict[str, Closure]:
    return {name: closure_of(name, ROOT) for name in FUNCTIONS}


def test_every_import_is_of_the_standard_library_or_known_by_its_distributions(
    closures: dict[str, Closure],
) -> None:
    known = DISTRIBUTIONS.keys() | OF_THE_RUNTIME | NOT_ON_LAMBDA | sys.stdlib_module_names
    told = {name for closure in closures.values() for name in closure.libraries}
    assert told - known == set()
    needed = {name for names in DISTRIBUTIONS.values() for name in names}
    assert needed == locked().keys()
    assert all(each.sha256s for each in locked().values())


@pytest.mark.parametrize(
    ("function", "without"),
    [
        ("appsync", {"ariadne", "graphql", "starlette", "jwt", "cryptography", "uvicorn"}),
        ("orders", {"ariadne", "graphql", "starlette", "stripe", "jwt", "cryptography", "nh3"}),
        ("relay", {"ariadne", "graphql", "starlette", "stripe", "jwt", "cryptography", "nh3"}),
        ("seal", {"ariadne", "graphql", "starlette", "stripe", "jwt", "cryptography", "nh3"}),
        ("sweep", {"ariadne", "graphql", "starlette", "jwt", "cryptography", "nh3"}),
        ("stripe_webhook", {"ariadne", "graphql", "starlette", "jwt", "cryptography", "nh3"}),
        ("graphql", {"uvicorn"}),
    ],
)
def test_a_package_holds_nothing_of_another_function(
    function: str, without: set[str], closures: dict[str, Closure]
) -> None:
    closure = closures[function]
    assert closure.libraries.isdisjoint(without)
    others = {handler_of(name) for name in FUNCTIONS if name != function}
    assert others.isdisjoint(closure.modules)
    assert not any(name.startswith("adapters.fake_stripe") for name in closure.modules)


def test_of_a_wheel_the_licence_is_kept_and_what_no_function_reads_is_not(tmp_path: Path) -> None:
    wheel = tmp_path / "x-1-py3-none-any.whl"
    names = (
        "x/__init__.py",
        "x/__init__.pyi",
        "x/fast.pyx",
        "x/tests/test_x.py",
        "sqlalchemy/orm/query.py",
        "x-1.dist-info/METADATA",
        "x-1.dist-info/licenses/LICENSE",
        "x-1.dist-info/RECORD",
        "x-1.data/purelib/y.py",
        "x-1.data/scripts/x",
    )
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    assert [name for name, _ in files_of(wheel)] == [
        "y.py",
        "x-1.dist-info/METADATA",
        "x-1.dist-info/licenses/LICENSE",
        "x/__init__.py",
    ]


def test_a_python_that_is_not_here_and_a_runtime_that_is_too_old_are_told() -> None:
    other = "3.14" if HERE.python != "3.14" else "3.13"
    told = run_cli("package", "--only", "orders", "--python", other)
    assert told.returncode == 2, told
    assert f"python{other}" in told.stderr
    old = run_cli("package", "--python", "3.11", "--architecture", "arm64")
    assert old.returncode == 2
    assert "--python 3.12" in old.stderr


def test_an_unknown_function_is_refused_with_those_there_are() -> None:
    told = run_cli("package", "--only", "everything")
    assert told.returncode == 2
    assert "stripe_webhook" in told.stderr


def test_the_table_of_the_contract_is_in_the_packages_that_ask_for_it(
    closures: dict[str, Closure],
) -> None:
    closure = closures["appsync"]
    code = dict.fromkeys(our_files.sources_of([closure], ROOT), b"")
    told = dict(our_files.files_of(closure, root=ROOT, byte_code=code, target=HERE))
    table = json.loads(told["entrypoints/fields/contract.json"])
    assert table["outputs"]["Query"]["adminCase"] == "Case!"
