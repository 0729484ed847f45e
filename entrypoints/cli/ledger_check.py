"""`support-center ledger check`: prove that the books tell what happened."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--without-processor",
        action="store_true",
        help="compare our own tables only; the payment processor is not asked",
    )
    parser.add_argument("--json", action="store_true", help="tell each finding as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.bookkeeping.checking import check_ledger

    return check_ledger(
        chosen_settings(args),
        ask_the_processor=not args.without_processor,
        as_json=args.json,
    )


COMMAND = CliCommand(
    words=("ledger", "check"),
    summary="prove that postings, refunds and what the processor has agree",
    teaching="""\
Order by order, what was posted is compared with what the refunds, credits, transfer reversals,
disputes and deposit claims say must stand there; what the charge has reserved with its refunds;
and the processor's refunds, disputes and deposits with ours. What does not agree is
named, with its cents:

  ord_1001 srf_01M80 posted on Cash:Stripe: recorded 0, due -119075
  ord_1001 re_3Q1 refunded by the processor: recorded 0, due 5000
  ord_1004 pi_dep captured by the processor: recorded 0, due 30000
  214 orders checked: 1 of them disagree

Refunds and captures on their way are left out of the comparison with the processor:
support-center sweep refunds settles them. Nothing is changed. The database is migrated first,
where it misses something.

examples:
  support-center ledger check
  support-center ledger check --without-processor --json

exit codes:
  0  everything agrees
  1  something disagrees, or the processor could not be asked about an order
  2  the check could not be run: standard error says why
""",
    options=_options,
    run=_run,
)
