"""A public generator of typed clients, in a place of its own: it pins an older graphql-core than
the server runs on (docs/adr/0020). `python -m tests.clients.generator` installs it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

from attrs import frozen

from entrypoints.graphql.schema.served import served_sdl

REQUIREMENT = "ariadne-codegen==0.19.0"
PLACE = Path(sys.prefix) / "client-generator" / REQUIREMENT.replace("==", "-")
SHIPPED = Path(__file__).parents[2] / "docs" / "clients"
PACKAGE = "support_client"
PATIENCE_SECONDS = 240


@frozen
class ClientFolder:
    """Where a client was generated, beside the example that uses it."""

    path: Path

    def run(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """A Python of that folder, which finds the client and what it needs."""
        paths = {"PYTHONPATH": f"{self.path}{os.pathsep}{PLACE}", "PYTHONSAFEPATH": "1"}
        return subprocess.run(
            [sys.executable, *words],
            check=False,
            cwd=self.path,
            text=True,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            env=os.environ | paths | environment,
        )


def installed() -> Path:
    """Where the generator is; it is fetched from the package index unless it is there."""
    if not PLACE.exists():
        PLACE.parent.mkdir(exist_ok=True)
        building = Path(mkdtemp(dir=PLACE.parent))
        done = subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--target", building, REQUIREMENT],
            check=False,
            text=True,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
        )
        assert done.returncode == 0, done.stderr
        _put(building)
    return PLACE


def generated_in(folder: Path) -> ClientFolder:
    """A client of what we serve, by the operations and the options that we ship."""
    installed()
    (folder / "schema.graphql").write_text(served_sdl(), encoding="utf-8")
    for file in SHIPPED.iterdir():
        shutil.copy(file, folder)
    client = ClientFolder(folder)
    done = client.run("-m", "ariadne_codegen", "--config", "ariadne-codegen.toml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / PACKAGE / "client.py").exists(), done.stdout
    return client


def _put(building: Path) -> None:
    """Another process may have been faster."""
    try:
        building.rename(PLACE)
    except OSError:
        shutil.rmtree(building)


if __name__ == "__main__":
    installed()
