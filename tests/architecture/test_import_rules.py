"""The import contracts hold, cover every package, and catch what they are meant to catch."""

from pathlib import Path

import pytest

from tests.architecture.import_rules import (
    PROJECT,
    broken_contracts,
    contracts,
    copy_of_the_tree,
)

VIOLATIONS = [
    ("layers", "core/cases/planted.py", "import ports"),
    ("layers", "core/cases/planted.py", "import core.use_cases"),
    ("layers", "ports/planted.py", "import adapters"),
    ("layers", "ports/planted.py", "import core.use_cases"),
    ("layers", "adapters/memory/planted.py", "import core.use_cases"),
    ("layers", "adapters/memory/planted.py", "import entrypoints"),
    ("layers", "core/use_cases/planted.py", "import adapters"),
    ("layers", "core/use_cases/planted.py", "import entrypoints"),
    ("adapters", "adapters/memory/planted.py", "import adapters.aurora"),
    ("adapters", "adapters/aurora/planted.py", "import adapters.memory"),
    ("adapters", "adapters/stripe/planted.py", "import adapters.fake_stripe"),
    ("pure", "core/cases/planted.py", "import sqlalchemy"),
    ("pure", "core/use_cases/planted.py", "import cattrs"),
    ("pure", "ports/planted.py", "import stripe"),
    ("composition", "adapters/aurora/planted.py", "import starlette.requests"),
    ("composition", "adapters/fake_stripe/planted.py", "import dependency_injector"),
    ("composition", "adapters/memory/planted.py", "import ariadne"),
    ("queries", "adapters/aurora/case_views.py", "import sqlalchemy"),
    ("queries", "adapters/aurora/case_views.py", "import boto3"),
    ("sdk", "adapters/aurora/planted.py", "import stripe"),
    ("sdk", "adapters/fake_stripe/planted.py", "import stripe"),
    ("sdk", "entrypoints/planted.py", "from stripe import StripeClient"),
    ("fields", "entrypoints/fields/planted.py", "import graphql"),
    ("fields", "entrypoints/fields/planted.py", "import entrypoints.container"),
    ("aws", "adapters/memory/planted.py", "import boto3"),
    ("aws", "entrypoints/planted.py", "from botocore.config import Config"),
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return copy_of_the_tree(tmp_path)


def test_the_project_breaks_no_contract(tree: Path) -> None:
    assert broken_contracts(tree) == set()


@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS)
def test_a_planted_violation_breaks_exactly_its_contract(
    contract: str, file: str, line: str, tree: Path
) -> None:
    with (tree / file).open("a") as planted:
        planted.write(f"\n{line}\n")
    assert broken_contracts(tree) == {contracts()[contract]["name"]}


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(contracts())


def test_every_adapter_but_its_own_is_kept_from_stripes_library() -> None:
    listed = contracts()["sdk"]["source_modules"]
    folders = {entry.name for entry in (PROJECT / "adapters").iterdir() if entry.is_dir()}
    assert {f"adapters.{name}" for name in folders - {"stripe", "__pycache__"}} <= set(listed)


def test_every_part_of_core_is_in_a_layer() -> None:
    listed = {
        module.strip()
        for layer in contracts()["layers"]["layers"]
        for module in layer.replace("|", ":").split(":")
        if module.strip().startswith("core.")
    }
    assert listed == {
        f"core.{entry.stem}"
        for entry in (PROJECT / "core").iterdir()
        if (entry.suffix == ".py" and entry.stem != "__init__") or (entry / "__init__.py").exists()
    }
