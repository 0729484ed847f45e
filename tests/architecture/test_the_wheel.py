"""What is installed is what is in the checkout: code, migrations, schema, assets and settings.

And the specifications, which stand beside the packages here and inside one there.
"""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.architecture.import_rules import PACKAGES, PROJECT

SPECIFICATIONS = "entrypoints/specifications/"


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from this checkout."""
    directory = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(PROJECT)).build(directory=str(directory), versions=["standard"])
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_packages_is_installed(contents: set[str]) -> None:
    assert _files_of(*PACKAGES) - contents == set()


def test_every_specification_is_installed(contents: set[str]) -> None:
    assert _specifications() - contents == set()


def test_nothing_but_the_packages_is_installed(contents: set[str]) -> None:
    installed = {name for name in contents if ".dist-info/" not in name}
    assert installed - _files_of(*PACKAGES) - _specifications() == set()


def _specifications() -> set[str]:
    return {f"{SPECIFICATIONS}{name}" for name in _files_of("features")}


def _files_of(*packages: str) -> set[str]:
    return {
        file.relative_to(PROJECT).as_posix()
        for package in packages
        for file in (PROJECT / package).rglob("*")
        if file.is_file() and "__pycache__" not in _parts(file)
    }


def _parts(file: Path) -> tuple[str, ...]:
    return file.relative_to(PROJECT).parts
