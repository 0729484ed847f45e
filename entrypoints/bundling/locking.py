"""Locks the libraries as they are installed here: `python -m entrypoints.bundling.locking`."""

import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from entrypoints.bundling.libraries import DISTRIBUTIONS
from entrypoints.bundling.lock import FILE, Locked, normalized
from entrypoints.bundling.target import ARCHITECTURES, NOT_BUILT, PYTHONS, Target
from entrypoints.bundling.wheels import pip_download

HEADER = """\
# The libraries of the packages for Lambda. Made anew, after an upgrade, by
# python -m entrypoints.bundling.locking
"""


def lock() -> None:
    """Fetch the wheels of every target and write down their hashes."""
    names = sorted({name for each in DISTRIBUTIONS.values() for name in each})
    asked = [f"{name}=={version(name)}" for name in names]
    sha256s: dict[str, set[str]] = {name: set() for name in names}
    with TemporaryDirectory() as scratch:
        for target in _targets():
            into = Path(scratch) / target.name
            pip_download(asked, target, into)
            for wheel in into.glob("*.whl"):
                name = normalized(wheel.name.partition("-")[0])
                sha256s[name].add(sha256(wheel.read_bytes()).hexdigest())
            sys.stderr.write(f"{target.name}\n")
    lines = (
        Locked(name=name, version=version(name), sha256s=frozenset(sha256s[name])).line
        for name in names
    )
    FILE.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="ascii")


def _targets() -> Iterator[Target]:
    for python in PYTHONS:
        for architecture in ARCHITECTURES:
            if (python, architecture) not in NOT_BUILT:
                yield Target(python=python, architecture=architecture)


if __name__ == "__main__":
    lock()
