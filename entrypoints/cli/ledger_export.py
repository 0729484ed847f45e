"""`support-center ledger export`: the books of a closed period, for the bookkeeper."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.instant import instant
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="start",
        metavar="DATE",
        type=instant,
        required=True,
        help="the first day of the period (UTC), or an instant: 2026-11-01",
    )
    parser.add_argument(
        "--to",
        dest="end",
        metavar="DATE",
        type=instant,
        required=True,
        help="the day after the period, which is not in it: 2026-12-01",
    )
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.bookkeeping.exporting import export_ledger

    return export_ledger(chosen_settings(args), start=args.start, end=args.end)


COMMAND = CliCommand(
    words=("ledger", "export"),
    summary="write the postings of a closed period as CSV",
    teaching="""\
Standard output gets one header and two rows a posting, its debit and its credit, by time; every
amount is in cents. Standard error gets the balance of each account. The period starts with
--from, ends before --to, and must be over: what is exported once never changes.

examples:
  support-center ledger export --from 2026-11-01 --to 2026-12-01 > november.csv

exit codes:
  0  done
  2  the period is not over, or the books could not be read: standard error says why
""",
    options=_options,
    run=_run,
)
