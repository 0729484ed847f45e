"""A zip whose bytes depend on its content alone."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

THE_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
READ_BY_ALL: Final = 0o100644
RUN_BY_ALL: Final = 0o100755
UNIX: Final = 3
COMPRESSION: Final = 6


def write_archive(
    files: Mapping[str, bytes], target: Path, *, compression: int = COMPRESSION
) -> None:
    """Sorted by path; no time, no owner, and modes that do not come from this machine."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, THE_BEGINNING)
            entry.create_system = UNIX
            entry.external_attr = (RUN_BY_ALL if name.endswith(".so") else READ_BY_ALL) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=compression)
