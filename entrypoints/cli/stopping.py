"""Stop in good order when the terminal or the service manager asks for it."""

import signal
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopAsked(BaseException):
    """Raised where the program stands, so that everything opened is closed on the way out.

    `unfinished` is how many commands a server could not finish.
    """

    unfinished: int = 0


def stop_on_signals() -> None:
    """From now on the first SIGINT or SIGTERM raises StopAsked; later ones change nothing."""
    for number in SIGNALS:
        signal.signal(number, _ask)


def _ask(_number: int, _frame: FrameType | None) -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise StopAsked
