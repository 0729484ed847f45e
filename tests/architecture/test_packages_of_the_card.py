"""The packages the owner chose are what the project is built from (ecosystem.md)."""

from functools import cache

import pytest

from tests.architecture.import_rules import PACKAGES, PROJECT
from tests.architecture.imported_modules import imported_modules

SHIPPED = [
    "ariadne",
    "attrs",
    "boto3",
    "cattrs",
    "dependency_injector",
    "psycopg",
    "sqlalchemy",
    "starlette",
    "stripe",
]
FOR_TESTS = ["pytest", "pytest_bdd"]


@pytest.mark.parametrize("package", SHIPPED)
def test_shipped_code_uses_each_package_of_the_card(package: str) -> None:
    assert package in _imported_under(*PACKAGES)


@pytest.mark.parametrize("package", FOR_TESTS)
def test_the_tests_use_the_packages_of_the_card_that_they_need(package: str) -> None:
    assert package in _imported_under("tests")


@cache
def _imported_under(*folders: str) -> frozenset[str]:
    return frozenset(
        module.partition(".")[0]
        for folder in folders
        for file in (PROJECT / folder).rglob("*.py")
        for module in imported_modules(file.read_text())
    )
