"""Tells what was built."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from entrypoints.bundling.lock import locked
from entrypoints.bundling.run import Package
from entrypoints.bundling.target import Target

SUMMARY: Final = "package.json"


def summary(packages: Sequence[Package], target: Target) -> str:
    """JSON that depends on what was built alone, and on no path."""
    told: dict[str, Any] = {
        "python": target.python,
        "architecture": target.architecture,
        "packages": [
            {
                "function": each.function,
                "file": each.file.name,
                "handler": each.handler,
                "sha256": each.sha256,
                "bytes": each.bytes,
                "bytes_unpacked": each.bytes_unpacked,
                "modules": each.modules,
                "libraries": {name: locked()[name].version for name in each.libraries},
            }
            for each in packages
        ],
    }
    return json.dumps(told, indent=2)


def in_words(packages: Sequence[Package], out: Path) -> str:
    lines = [
        f"{each.file.name:20} {_megabytes(each.bytes)} zipped {_megabytes(each.bytes_unpacked)}"
        f" unpacked  {each.handler}"
        for each in packages
    ]
    return "\n".join([*lines, f"in {out}, told in {SUMMARY}"])


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:6.2f} MB"
