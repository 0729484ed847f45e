"""`support-center schema`: the documented contract."""

import sys
from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE


def _options(_: ArgumentParser) -> None:
    """There are none: the contract is one."""


def _run(_: Namespace) -> int:
    from entrypoints.graphql.schema.served import served_sdl

    sys.stdout.write(served_sdl())
    return DONE


COMMAND = CliCommand(
    words=("schema",),
    summary="print the GraphQL contract with its documentation",
    teaching="""\
The same text that the server answers by, in the schema language of GraphQL.

examples:
  support-center schema > support_center.graphql
""",
    options=_options,
    run=_run,
)
