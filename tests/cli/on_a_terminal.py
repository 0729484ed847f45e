"""The command line with a terminal as its standard output."""

import os
import pty
import subprocess

from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment


def run_on_a_terminal(*words: str) -> tuple[int, str]:
    """The exit code, and what the terminal shows, its line ends as in a text."""
    terminal, end = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=end,
        stderr=subprocess.STDOUT,
        env=clean_environment(),
    ) as process:
        os.close(end)
        shown = _shown(terminal)
        return process.wait(PATIENCE_SECONDS), shown.decode().replace("\r\n", "\n")


def _shown(terminal: int) -> bytes:
    shown = b""
    try:
        while read := os.read(terminal, 4096):
            shown += read
    except OSError:
        # How Linux tells that nobody holds the other end any more.
        return shown
    finally:
        os.close(terminal)
    return shown
