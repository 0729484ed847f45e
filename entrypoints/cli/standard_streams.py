"""The standard streams, so that every command can write to them without looking."""

import os
import sys
from io import TextIOWrapper


def prepare_streams() -> None:
    """What is written to a stream that was closed is lost, and hides nothing else; what a stream
    cannot hold, such as half a character, is written as an escape that JSON has too.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """What was not written yet would be tried again on the way out, and complained about."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
