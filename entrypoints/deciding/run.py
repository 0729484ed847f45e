"""Decide a file, or whatever is typed or piped in."""

import gc
import sys
from collections.abc import Callable

from core.replay.answering import answer
from entrypoints.cli.fault import DONE, INTERRUPTED, CliFault
from entrypoints.cli.standard_streams import drop_output
from entrypoints.deciding.incoming import STANDARD_INPUT, Incoming
from entrypoints.deciding.progress import Progress
from entrypoints.deciding.stream import answer_stream

Stream = Callable[[Incoming, Progress], None]


def decide_file(file: str) -> int:
    """The exit code, once every line is answered. Raises CliFault."""
    return run_stream(file, _decide)


def run_stream(file: str, stream: Stream) -> int:
    """Let `stream` read FILE to its end; answers the exit code. Raises CliFault."""
    if file == STANDARD_INPUT and sys.stdin is not None and sys.stdin.isatty():
        sys.stderr.write("Reading lines of JSON from the keyboard; Ctrl-D ends them.\n")
    # What was imported stays: the collector need not look at it again and again.
    gc.freeze()
    try:
        with Incoming.opened(file) as source, Progress() as progress:
            stream(source, progress)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as problem:
        drop_output()
        raise CliFault(f"The answers cannot be written: {problem.strerror}.") from problem
    return DONE


def _decide(source: Incoming, progress: Progress) -> None:
    answer_stream(source, sys.stdout.buffer, answer, progress)
