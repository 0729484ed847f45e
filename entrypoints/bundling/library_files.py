"""What of a wheel a function needs."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_UNUSED: Final = re.compile(r".*\.(?:pyi|pyx|pxd|c|h|cpp|typed)|(?:.*/)?(?:tests?|__pycache__)/.*")
_UNREACHED: Final = re.compile(
    r"sqlalchemy/(?:orm|ext|testing|dialects/(?:mysql|mssql|oracle|sqlite))/.*"
)
"""Parts of libraries that nothing of ours comes to: there is one database, and no ORM."""
_KEPT_OF_METADATA: Final = re.compile(
    r"[^/]+\.dist-info/(?:METADATA|(?:licenses/)?[^/]*(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)",
    re.IGNORECASE,
)
_DATA: Final = re.compile(r"[^/]+\.data/(?:purelib|platlib)/(?P<path>.+)")


def files_of(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Paths as they stand on Lambda's path, without sources of other languages, types, tests
    and parts that nothing of ours comes to.
    A version can be asked for, and every licence is there.
    """
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            path = _placed(name)
            if path is not None and not name.endswith("/"):
                yield path, archive.read(name)


def _placed(name: str) -> str | None:
    found = _DATA.fullmatch(name)
    if found:
        return found["path"]
    top = name.partition("/")[0]
    if top.endswith(".dist-info"):
        return name if _KEPT_OF_METADATA.fullmatch(name) else None
    if top.endswith(".data") or _UNUSED.fullmatch(name) or _UNREACHED.fullmatch(name):
        return None
    return name
