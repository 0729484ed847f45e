"""`support-center orders import`: take in order snapshots from a file."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a file of orders, or - for standard input")
    parser.add_argument("--json", action="store_true", help="tell each result as a line of JSON")
    parser.add_argument(
        "--entries",
        choices=["changes", "all", "none"],
        default="changes",
        help="which cancellations open their case by themselves (default: changes)",
    )
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from core.cancellations.arrival import Entries
    from entrypoints.cli.importing import import_file

    entries = Entries(args.entries)
    return import_file(args.file, chosen_settings(args), entries=entries, as_json=args.json)


COMMAND = CliCommand(
    words=("orders", "import"),
    summary="take in order snapshots from a file",
    teaching="""\
FILE holds a JSON array of orders, one order, or one order a line. Each order is checked
whole: one at fault is refused with its line (or index) and the path of the field, and the
others are imported. The newest version of an order counts; a version that is there already
is left alone. A running demo may go on meanwhile, unless it was started with --memory.

An order that is cancelled by now and was known not to be opens its case by itself, once, and
what policy gives back is refunded, as far as the policies say so (support-center policy show);
the next sweep does it, in a demo within seconds. An order that is first heard of as cancelled
is history, unless --entries all says that the file tells what happens now. --entries none
takes all of it as history.

examples:
  support-center orders import orders.jsonl
  support-center orders import --entries all cancelled_today.jsonl
  curl -s https://orders.example/export | support-center orders import - --json

exit codes:
  0  every order is in
  1  at least one was refused, or the database could not be reached
  2  FILE cannot be read, or is not JSON at all
""",
    options=_options,
    run=_run,
)
