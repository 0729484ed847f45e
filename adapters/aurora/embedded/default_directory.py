"""Where the embedded cluster is kept when nobody says otherwise."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def default_directory(environ: Mapping[str, str]) -> Path:
    """The user's data directory; for root a place that an unprivileged account may enter too."""
    if os.geteuid() == 0:
        return Path("/var/lib/support-center")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "support-center"
    chosen = environ.get("XDG_DATA_HOME", "")
    base = Path(chosen) if chosen.startswith("/") else Path.home() / ".local" / "share"
    return base / "support-center"
