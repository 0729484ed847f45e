"""`support-center package`: build the functions of AWS Lambda."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from entrypoints.bundling.functions import FUNCTIONS
from entrypoints.bundling.target import ARCHITECTURES, NOT_BUILT, PYTHONS, Target
from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, MISUSED, CliFault

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("packages"),
        help="where to write the zips (default: packages)",
    )
    parser.add_argument(
        "--only",
        metavar="FUNCTION",
        action="append",
        choices=sorted(FUNCTIONS),
        help=f"build this function alone, and others named so: {', '.join(FUNCTIONS)}",
    )
    parser.add_argument(
        "--python",
        choices=PYTHONS,
        default=RUNNING if RUNNING in PYTHONS else PYTHONS[-1],
        help="the runtime's version (default: that of this program, %(default)s)",
    )
    parser.add_argument(
        "--architecture",
        choices=ARCHITECTURES,
        default=ARCHITECTURES[0],
        help="the functions' processor (default: %(default)s)",
    )
    parser.add_argument(
        "--wheels",
        metavar="DIR",
        type=Path,
        help="where wheels are kept (default: the user's cache)",
    )
    parser.add_argument("--json", action="store_true", help="tell the sum as JSON")


def _run(args: Namespace) -> int:
    from entrypoints.bundling.package_report import SUMMARY, in_words, summary
    from entrypoints.bundling.run import build
    from entrypoints.bundling.stack_files import write_stack_files

    target = Target(python=args.python, architecture=args.architecture)
    if (target.python, target.architecture) in NOT_BUILT:
        raise CliFault(
            f"There is no psycopg for {target.name}: its runtime's C library is too old."
            " Choose --python 3.12 or later.",
            exit_code=MISUSED,
        )
    functions = [name for name in FUNCTIONS if not args.only or name in args.only]
    try:
        packages = list(build(functions, target, out=args.out, cache=args.wheels or _cache()))
        (args.out / SUMMARY).write_text(f"{summary(packages, target)}\n", encoding="utf-8")
        write_stack_files(args.out)
    except OSError as problem:
        raise CliFault(f"{problem.filename or args.out}: {problem.strerror}.") from problem
    print(summary(packages, target) if args.json else in_words(packages, args.out))
    return DONE


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "support-center" / "wheels"


COMMAND = CliCommand(
    words=("package",),
    summary="build the functions of AWS Lambda as zips",
    teaching="""\
Each zip holds one function: its modules, found by following imports from its handler, the
libraries that these import, as Linux wheels of the versions and hashes that are locked in this
program, and byte code for everything. boto3 is left to Lambda's runtime, which has it. The same
program builds the same bytes, wherever and whenever: a zip whose hash did not change needs no
deployment. DIR/package.json has the handlers, sizes, hashes and library versions. Beside the zips
stand the stack's template and its schema, so that DIR is all that a deployment needs.

Byte code is made by an interpreter of the version that will run it: for another --python than
this program's, pythonX.Y has to be on the path. Wheels come from the package index that pip is
configured for, once; afterwards they are kept.

examples:
  support-center package
  support-center package --python 3.13 --architecture arm64 --out build/lambda
  support-center package --only appsync --only orders --json

exit codes:
  0  every zip was written
  1  a wheel could not be had, or a file not be written; standard error says why
  2  it was asked wrongly: an unknown function, a Python that is not here
""",
    options=_options,
    run=_run,
)
