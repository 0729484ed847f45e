"""`support-center token`: a token that a demo of this machine trusts."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import timedelta

from core.request import Role
from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE
from entrypoints.cli.options import add_data_dir, chosen_settings

ROLES = tuple(role.value for role in Role if role is not Role.SYSTEM)
LONGEST_HOURS = 24 * 365


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--sub", required=True, help="whose token it is, usr_ana for example")
    parser.add_argument(
        "--role",
        required=True,
        action="append",
        choices=ROLES,
        help="what they may do; give it once for each role",
    )
    parser.add_argument(
        "--hours", type=_hours, default=12, help="how long it is good for (default: 12)"
    )
    add_data_dir(parser)


def _hours(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) <= LONGEST_HOURS:
        return int(text[:6])
    raise ArgumentTypeError(f"write a whole number of hours from 1 to {LONGEST_HOURS}")


def _run(args: Namespace) -> int:
    from entrypoints.cli.demo_token import demo_token

    roles = [Role(name) for name in args.role]
    lifetime = timedelta(hours=args.hours)
    print(demo_token(chosen_settings(args), sub=args.sub, roles=roles, lifetime=lifetime))
    return DONE


COMMAND = CliCommand(
    words=("token",),
    summary="print a token for the demo",
    teaching="""\
Only the token goes to standard output. It is signed with the demo's key in the data
directory, which is made when there is none; only demos of that directory trust it.
trust_safety works cases, finance_ops moves money, participant is a buyer or a provider;
payout_service is the machine that pays providers, and asks what to keep back.
Nobody approves a refund they proposed: take a second token with another --sub.

examples:
  support-center token --sub usr_ana --role trust_safety --role finance_ops
  TOKEN=$(support-center token --sub usr_ben --role finance_ops --hours 1)
""",
    options=_options,
    run=_run,
)
