"""Byte code that is valid wherever it is unpacked, and the same whenever it is made.

It is compiled by an interpreter of the version that will run it, and believed without a look at
its source (unchecked hash, PEP 552): times of files, which a package has not, do not matter.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

from entrypoints.bundling.target import Target
from entrypoints.cli.fault import MISUSED, CliFault

ON_LAMBDA: Final = "/var/task"
_COMPILE: Final = """\
import pathlib, py_compile, sys
root = pathlib.Path(sys.argv[1])
for name in sys.stdin.read().splitlines():
    file = root / name
    py_compile.compile(
        str(file), cfile=str(file.with_suffix(".pyc")), dfile=f"{sys.argv[2]}/{name}", doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
"""


def compiled(sources: Mapping[str, bytes], target: Target) -> dict[str, bytes]:
    """The byte code of each `x.py`, under the same path. Raises CliFault.

    What is compiled together is compiled in one process and one order: so is what comes out.
    """
    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name, source in sources.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source)
        done = subprocess.run(
            [interpreter(target), "-I", "-c", _COMPILE, str(root), ON_LAMBDA],
            input="\n".join(sorted(sources)),
            env={"PYTHONHASHSEED": "0"},
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise CliFault(f"The byte code could not be made:\n{done.stderr.strip()}")
        return {name: (root / name).with_suffix(".pyc").read_bytes() for name in sorted(sources)}


def interpreter(target: Target) -> str:
    """The one that runs where its version is asked for. Raises CliFault where there is none."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if target.python == running:
        return sys.executable
    found = which(f"python{target.python}")
    if found is None:
        raise CliFault(
            f"There is no python{target.python} here, and only Python {target.python} makes byte"
            f" code for it. Install it, or build for --python {running}.",
            exit_code=MISUSED,
        )
    return found
