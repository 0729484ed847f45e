"""`support-center policy show`: the policies in force, or one preset, in words."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, MISUSED, CliFault
from entrypoints.cli.options import chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="one refund preset, such as strict")
    parser.add_argument("--city", help="the presets as they stand in that city")
    parser.add_argument(
        "--version", metavar="N", type=int, help="an earlier version (default: the one in force)"
    )
    parser.add_argument("--json", action="store_true", help="tell it as JSON")


def _run(args: Namespace) -> int:
    from entrypoints.policies import policies_of
    from entrypoints.policy.showing import shown_policies, shown_preset
    from entrypoints.policy.unknown_name import UnknownName

    policies = policies_of(chosen_settings(args))
    try:
        if args.name is None:
            text = shown_policies(policies, args.version, city=args.city, as_json=args.json)
        else:
            text = shown_preset(
                policies, args.version, name=args.name, city=args.city, as_json=args.json
            )
    except UnknownName as unknown:
        raise CliFault(str(unknown), exit_code=MISUSED) from unknown
    print(text)
    return DONE


COMMAND = CliCommand(
    words=("policy", "show"),
    summary="print the policies in force, or one refund preset",
    teaching="""\
Without NAME: the thresholds, the service levels, every refund preset and what single cities
change in them. With NAME: what that preset gives back in which situation; with --json as it
would stand in the snapshot of an order, ready to be changed and tried with
support-center decide --against.

The policies are those of the file that SUPPORT_CENTER_POLICIES names, else those that come
with the program. A file holds all versions there ever were; the highest is in force.

examples:
  support-center policy show
  support-center policy show strict
  support-center policy show flexible --city berlin
  support-center policy show flexible@berlin
  support-center policy show flexible --json > milder.json
  SUPPORT_CENTER_POLICIES=next.toml support-center policy show --version 3

exit codes:
  0  printed
  2  there is no such preset, city or version, or the policies file cannot be used
""",
    options=_options,
    run=_run,
)
