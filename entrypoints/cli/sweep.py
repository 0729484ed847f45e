"""`support-center sweep`: do what time has made due, hear what was missed."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import timedelta

from core.use_cases.handling.rounds.concern import EVERYTHING, Concern
from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings

LONGEST_LOOK = 30
USUAL_LOOK = 3


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "about",
        metavar="WHAT",
        nargs="*",
        type=concern,
        help=f"what to sweep: {', '.join(Concern)} (default: everything)",
    )
    parser.add_argument(
        "--days",
        metavar="N",
        type=days,
        default=timedelta(days=USUAL_LOOK),
        help=f"how far back to look for what webhooks should have told, 1 to {LONGEST_LOOK}"
        f" (default: {USUAL_LOOK}, and further where nothing was heard since)",
    )
    parser.add_argument("--json", action="store_true", help="tell the sum as one line of JSON")
    add_database(parser)
    add_data_dir(parser)


def concern(text: str) -> Concern:
    """Raises ArgumentTypeError."""
    try:
        return Concern(text)
    except ValueError:
        problem = f"{text!r} is nothing to sweep; choose from {', '.join(Concern)}"
        raise ArgumentTypeError(problem) from None


def days(text: str) -> timedelta:
    """Raises ArgumentTypeError."""
    if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= LONGEST_LOOK:
        return timedelta(days=int(text[:3]))
    raise ArgumentTypeError(f"write a whole number of days from 1 to {LONGEST_LOOK}")


def _run(args: Namespace) -> int:
    from entrypoints.sweeping.run import sweep

    about = args.about or EVERYTHING
    return sweep(chosen_settings(args), about, look_back=args.days, as_json=args.json)


COMMAND = CliCommand(
    words=("sweep",),
    summary="do what time has made due: unsettled money, disputes, old holds, deadlines",
    teaching="""\
Without a name everything is swept, in this order:

refunds: webhooks may be late, doubled or lost, and the sweep makes up for all of it
  1. what the processor lists as having happened and no webhook told us is followed: refunds,
     refunds made in its dashboard, disputes, transfers that came back
  2. cancellations that arrived and were not entered yet are; refunds that still wait for a pause
     that is over are sent; proposals that nobody decided on in time fail with `expired`
  3. refunds, transfer reversals, deposit captures and deposit releases of which the end is not
     known are asked about, each on its own schedule: after 5 minutes, 1 hour, 6 hours, then
     daily. What cannot be found out is parked for a person (see parkedWork in the API)

chargebacks: what the processor lists is followed first, as for refunds
  1. disputes that have no case yet get one, with a due date and a hold
  2. evidence packs are made, or made again when new evidence joined, and representments drafted
     and staged
  3. people are reminded; what is complete and nobody sent goes out before the margin of the
     network's deadline, once; what is incomplete, or too late, is parked and told. Answers of
     which the end is not known are asked about

holds: no payment processor is asked
  1. payout holds whose time is over end as `expired`
  2. where a provider has too many severe cases, what their orders still owe is held

sla: no payment processor is asked
  1. deadlines that passed are told, escalate and make their cases more urgent, once each
  2. who does not answer is reminded, and then the case is closed, as policy says; so is a
     resolved case after a while. What must not be closed stays open, and its timeline says why

dmca: content that has to go out of sight under a copyright claim, or to come back
  1. content that should have been back, and is not, is announced and its case escalated
  2. content of countered claims whose window has begun is ordered back
  3. orders that nobody took are sent again: after 1, 5 and 15 minutes, then hourly

Each item is a transaction of its own, and one that fails stops no other. Running it again, or
twice at once, does no harm. Run it every few minutes; at the very least every three days, for
so far back it looks by itself. While refunds are paused it asks and listens, and sends nothing.

examples:
  support-center sweep
  support-center sweep holds --json
  support-center sweep refunds
  support-center sweep refunds --days 30      after webhooks were broken for long

exit codes:
  0  everything that was due was done
  1  something could not be asked or done, or the database could not be reached; standard
     error names it, or `not_done` with --json. The next sweep tries again
  2  it was asked wrongly: an unknown option, a bad value, a setting that is missing
""",
    options=_options,
    run=_run,
)
