"""Specifications are checked by an installed program too, without the checkout."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from hatchling.builders.wheel import WheelBuilder

from tests.cli.command_line import PATIENCE_SECONDS, ROOT, clean_environment


def test_an_installed_program_has_its_specifications_and_checks_them(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    installed = tmp_path / "installed"
    with ZipFile(wheel) as archive:
        archive.extractall(installed)
    done = subprocess.run(
        [sys.executable, "-m", "entrypoints.cli", "features", "check"],
        check=False,
        cwd=tmp_path,
        text=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        env=clean_environment() | {"PYTHONPATH": str(installed)},
    )
    files = len(list((installed / "entrypoints/specifications/features").glob("*.feature")))
    assert (done.returncode, done.stderr) == (0, "")
    assert f" in {files} files: " in done.stdout
