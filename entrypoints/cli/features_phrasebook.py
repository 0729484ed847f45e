"""`support-center features phrasebook`: every sentence that specifications can use."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE


def _options(_parser: ArgumentParser) -> None:
    """It has none."""


def _run(_args: Namespace) -> int:
    from entrypoints.specifications.phrasebook import phrasebook

    print(phrasebook(), end="")
    return DONE


COMMAND = CliCommand(
    words=("features", "phrasebook"),
    summary="print every sentence that specifications can use",
    teaching="""\
The sentences are grouped by what they speak of, each with an example, and with what can stand
in its open places. The text is Markdown.

examples:
  support-center features phrasebook
  support-center features phrasebook | less
""",
    options=_options,
    run=_run,
)
