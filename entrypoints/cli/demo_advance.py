"""`support-center demo advance`: let time pass in a running demo."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.duration import duration
from entrypoints.cli.fault import DONE
from entrypoints.cli.options import add_data_dir, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "duration", metavar="DURATION", type=duration, help="how far: 10d, 36h, 90m or 1w"
    )
    parser.add_argument(
        "--url",
        default="http://127.0.0.1:8000",
        help="where the demo listens (default: %(default)s)",
    )
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.cli.advancing import advance

    print(advance(args.url, args.duration, chosen_settings(args)))
    return DONE


COMMAND = CliCommand(
    words=("demo", "advance"),
    summary="move the clock of a running demo forward",
    teaching="""\
Prints the demo's new time, once the demo has done what that time made due (or has been at
it for five seconds). Clocks of cases run on, deposits expire, proposals grow old, as if the
time had passed; it never goes back. Tokens keep to the time on the wall. A demo that keeps
its data keeps its time too.

examples:
  support-center demo advance 10d
  support-center demo advance 36h --url http://127.0.0.1:9000
""",
    options=_options,
    run=_run,
)
