"""A secret of this installation, made once and readable by its owner alone."""

import os
from pathlib import Path
from secrets import token_bytes
from tempfile import mkstemp
from typing import Final

SECRET_BYTES: Final = 32


def kept_secret(file: Path) -> bytes:
    """The secret in `file`, made when there is none, or none that is whole. Raises OSError."""
    if file.exists() and file.stat().st_size != SECRET_BYTES:
        file.unlink(missing_ok=True)
    if not file.exists():
        keep_private(file, token_bytes(SECRET_BYTES))
    return file.read_bytes()


def keep_private(file: Path, content: bytes) -> None:
    """Write a new file that only its owner can read, whole or not at all.

    Of two who make one at once the first wins, and both read the same afterwards.
    """
    handle, draft = mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(file).hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()
