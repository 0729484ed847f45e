"""`support-center load-demo`: a year of made-up cases."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings

MOST_CASES = 100_000_000
MOST_SEED = 2**31 - 1


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--cases", metavar="N", type=_cases, required=True, help="how many cases to add"
    )
    parser.add_argument(
        "--seed",
        metavar="S",
        type=_seed,
        help="the same seed draws the same people and stories (default: another each time)",
    )
    parser.add_argument("--json", action="store_true", help="tell the result as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _cases(text: str) -> int:
    return _whole(text, lowest=1, highest=MOST_CASES)


def _seed(text: str) -> int:
    return _whole(text, lowest=0, highest=MOST_SEED)


def _whole(text: str, *, lowest: int, highest: int) -> int:
    if text.isascii() and text.isdigit() and len(text) <= len(str(highest)):
        number = int(text)
        if lowest <= number <= highest:
            return number
    raise ArgumentTypeError(f"write a whole number from {lowest} to {highest}")


def _run(args: Namespace) -> int:
    from entrypoints.cli.loading_demo import load_demo

    return load_demo(chosen_settings(args), cases=args.cases, seed=args.seed, as_json=args.json)


COMMAND = CliCommand(
    words=("load-demo",),
    summary="add a year of made-up cases, for benchmarks and screenshots",
    teaching="""\
Adds N cases to what is there: with their timelines and messages, their orders and charges, and
the refunds and payout holds on some of them. Most are over, some are open and in time. Every
one can be opened and worked like any other. Its people are made up, such as usr_agent007.
Cases are written 2000 at once, as the role support_app; what was written stays when it is
stopped half way. Nothing goes to a payment processor; neither audit nor outbox is made up.

There is no way to take the cases out again: use a database of its own.

examples:
  support-center load-demo --cases 10000
  support-center load-demo --cases 1000000 --seed 7 --database postgresql://owner@db.example/bench
  support-center load-demo --cases 500 --json
""",
    options=_options,
    run=_run,
)
