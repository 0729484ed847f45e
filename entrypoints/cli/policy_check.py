"""`support-center policy check`: whether a policies file can be put in force."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, FAILED
from entrypoints.cli.options import chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help="the file (default: $SUPPORT_CENTER_POLICIES, else the one of the program)",
    )


def _run(args: Namespace) -> int:
    from adapters.system.policies_file_error import PoliciesFileError
    from adapters.system.toml_policies import DEFAULT_FILE, TomlPolicies
    from entrypoints.policy.verdict import faults_in_words, fine_in_words

    file = args.file or chosen_settings(args).policies_file or DEFAULT_FILE
    try:
        print(fine_in_words(TomlPolicies(file)))
    except PoliciesFileError as fault:
        if not fault.faults:
            raise
        print("\n".join(faults_in_words(fault)))
        return FAILED
    return DONE


COMMAND = CliCommand(
    words=("policy", "check"),
    summary="check a policies file before it is put in force",
    teaching="""\
Every version in the file is checked: thresholds, service levels and calendars, and every
refund preset and city by the rules that the snapshot of an order must keep. Each fault is
told with its path in the file and how to mend it. A file that is fine is put in force by
naming it in SUPPORT_CENTER_POLICIES when the server starts.

examples:
  support-center policy check next.toml
  SUPPORT_CENTER_POLICIES=next.toml support-center policy check

exit codes:
  0  the file is fine
  1  it has the faults that are printed
  2  it cannot be read, or is not TOML
""",
    options=_options,
    run=_run,
)
