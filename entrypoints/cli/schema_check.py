"""`support-center schema check`: whether clients that work today go on working."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, FAILED, MISUSED, CliFault


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--against",
        metavar="FILE",
        type=Path,
        action="append",
        help="a schema that clients were built on; more than one may be named"
        " (default: the contract and the last release)",
    )
    parser.add_argument("--json", action="store_true", help="tell each finding as a line of JSON")


def _run(args: Namespace) -> int:
    from graphql import build_schema

    from entrypoints.graphql.schema.baselines import (
        UnreadableSchema,
        baseline_in,
        own_baselines,
    )
    from entrypoints.graphql.schema.comparing import noticed
    from entrypoints.graphql.schema.finding_report import in_json, in_words
    from entrypoints.graphql.schema.served import served_sdl

    try:
        against = [baseline_in(file) for file in args.against or ()] or own_baselines()
    except UnreadableSchema as fault:
        raise CliFault(f"--against {fault}", exit_code=MISUSED) from None
    served = build_schema(served_sdl())
    found = {base.name: noticed(base.schema, served) for base in against}
    print("\n".join((in_json if args.json else in_words)(found)))
    return FAILED if any(one.breaks for each in found.values() for one in each) else DONE


COMMAND = CliCommand(
    words=("schema", "check"),
    summary="prove that clients of an earlier schema go on working",
    teaching="""\
What this program serves is compared with the owner's contract and with what the last release
served, or with the files that are named. A break is a request that was answered and is now
refused or means something else: what was removed, became required or changed its type, a default
that changed, a role that a field no longer accepts. Each is named:

  break    FIELD_REMOVED  Field Case.threadId was removed.  (the contract)
  careful  VALUE_ADDED_TO_ENUM  Enum value Outcome.SPLIT was added.  (release 0.1.0)

Careful is what only a client notices that expects nothing new.

examples:
  support-center schema check
  support-center schema check --against last_week.graphql --json

exit codes:
  0  nothing breaks
  1  the breaks that are printed
  2  a file cannot be read, or holds no schema
""",
    options=_options,
    run=_run,
)
