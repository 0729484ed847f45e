"""The end of a server that was asked to stop."""

import os
import sys

from entrypoints.cli.fault import DONE, FAILED
from entrypoints.cli.stopping import StopAsked

LEFT = (
    "Stopped, with {count} commands still waiting for an answer from elsewhere. What they had"
    " begun is stored; support-center sweep finds out how it ended."
)


def stopped(asked: StopAsked) -> int:
    """The exit code. Does not wait for the threads of commands that do not come to their end."""
    if not asked.unfinished:
        print("Stopped.", file=sys.stderr)
        return DONE
    print(LEFT.format(count=asked.unfinished), file=sys.stderr, flush=True)
    os._exit(FAILED)
