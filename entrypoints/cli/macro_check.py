"""`support-center macro check`: whether a macros file can be put in force."""

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
        help="the file (default: $SUPPORT_CENTER_MACROS, else the one of the program)",
    )


def _run(args: Namespace) -> int:
    from adapters.system.policies_file_error import PoliciesFileError
    from adapters.system.toml_macros import DEFAULT_FILE, TomlMacros
    from entrypoints.policy.verdict import faults_in_words

    file = args.file or chosen_settings(args).macros_file or DEFAULT_FILE
    try:
        names = [macro.name for macro in TomlMacros(file).all()]
    except PoliciesFileError as fault:
        if not fault.faults:
            raise
        print("\n".join(faults_in_words(fault)))
        return FAILED
    print(f"{file}: fine. It has {', '.join(names)}.")
    return DONE


COMMAND = CliCommand(
    words=("macro", "check"),
    summary="check a macros file before it is put in force",
    teaching="""\
Every macro in the file is checked: the kinds and statuses of cases that it fits, its
parameters, and its steps with the names that stand in their texts. A fault is told with its
path in the file and how to mend it. A file that is fine is put in force by naming it in
SUPPORT_CENTER_MACROS when the server starts.

examples:
  support-center macro check next.toml
  SUPPORT_CENTER_MACROS=next.toml support-center macro check

exit codes:
  0  the file is fine
  1  it has the fault that is printed
  2  it cannot be read, or is not TOML
""",
    options=_options,
    run=_run,
)
