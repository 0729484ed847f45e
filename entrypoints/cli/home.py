"""The data directory of this machine."""

import os
from pathlib import Path

from entrypoints.cli.fault import CliFault


def make_home(home: Path) -> Path:
    """Make the directory unless it is there. Raises CliFault when that is not allowed."""
    if home.is_dir():
        return home
    try:
        home.mkdir(parents=True)
    except OSError as problem:
        raise CliFault(
            f"The data directory {home} cannot be made: {problem.strerror}. Name another with"
            " --data-dir or SUPPORT_CENTER_HOME."
        ) from problem
    # Under root PostgreSQL runs as another account, which has to enter but needs no list.
    home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return home
