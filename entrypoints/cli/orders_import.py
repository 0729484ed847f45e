"""`support-center orders import`: take in order snapshots from a file."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a file of orders, or - for standard input")
    parser.add_argument("--json", action="store_true", help="tell each result as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.cli.importing import import_file

    return import_file(args.file, chosen_settings(args), as_json=args.json)


COMMAND = CliCommand(
    words=("orders", "import"),
    summary="take in order snapshots from a file",
    teaching="""\
FILE holds a JSON array of orders, one order, or one order a line. Each order is checked
whole: one at fault is refused with its line (or index) and the path of the field, and the
others are imported. The newest version of an order counts; a version that is there already
is left alone. A running demo may go on meanwhile, unless it was started with --memory.

examples:
  support-center orders import orders.jsonl
  curl -s https://orders.example/export | support-center orders import - --json

exit codes:
  0  every order is in
  1  at least one was refused, or the database could not be reached
  2  FILE cannot be read, or is not JSON at all
""",
    options=_options,
    run=_run,
)
