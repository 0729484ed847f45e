"""Which wheels are used: one version of each library, each file known by its hash."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from attrs import frozen

FILE: Final = Path(__file__).with_name("locked.txt")
_LINE: Final = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.+!-]+)(?P<hashes>(?: --hash=\S+)+)"
)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@frozen(kw_only=True)
class Locked:
    name: str
    version: str
    sha256s: frozenset[str]

    @property
    def line(self) -> str:
        """As pip reads it."""
        hashes = "".join(f" --hash=sha256:{each}" for each in sorted(self.sha256s))
        return f"{self.name}=={self.version}{hashes}"


@cache
def locked() -> Mapping[str, Locked]:
    """By name."""
    found = map(_LINE.fullmatch, FILE.read_text(encoding="ascii").splitlines())
    return {
        each["name"]: Locked(
            name=each["name"],
            version=each["version"],
            sha256s=frozenset(_HASH.findall(each["hashes"])),
        )
        for each in found
        if each
    }


def normalized(name: str) -> str:
    """`python-ulid` for `python_ulid` and `Python.ULID` (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
