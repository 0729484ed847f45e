"""Why a command did not do what was asked, for the person who typed it."""

from typing import Final

DONE: Final = 0
FAILED: Final = 1
MISUSED: Final = 2
INTERRUPTED: Final = 130


class CliFault(Exception):
    """Told on standard error without a traceback; `exit_code` is FAILED or MISUSED."""

    def __init__(self, message: str, *, exit_code: int = FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code
