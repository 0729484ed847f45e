"""The command line as people run it: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "entrypoints.cli")
PATIENCE_SECONDS = 90
OURS = ("DATABASE_", "SUPPORT_CENTER_", "STRIPE_", "FAKE_STRIPE_")


def run_cli(
    *words: str, given: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run it to the end, with `given` on standard input."""
    return subprocess.run(
        [*COMMAND, *words],
        check=False,
        cwd=ROOT,
        text=True,
        input=given,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        env=clean_environment() | environment,
    )


def clean_environment() -> dict[str, str]:
    """This process's environment without what would wire the command line."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
