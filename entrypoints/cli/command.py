"""What every command of the command line is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from attrs import frozen


@frozen(kw_only=True)
class CliCommand:
    """`words` is what one types; `teaching` stands below the options and ends with examples.

    `run` answers the exit code, or raises CliFault.
    """

    words: tuple[str, ...]
    summary: str
    teaching: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
