"""`support-center features check`: whether specifications hold, for somebody who writes them."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, FAILED, MISUSED, CliFault

PARSER = "gherkin"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "place",
        metavar="DIR",
        nargs="?",
        type=Path,
        help="a folder of .feature files, or one file (default: the program's own features)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object for a program")


def _run(args: Namespace) -> int:
    from entrypoints.cli.features_progress import Watching
    from entrypoints.specifications.folder import default_folder, specifications_in

    _require_parser()
    from entrypoints.specifications.checked import checked

    place: Path = args.place or default_folder()
    files = specifications_in(place)
    if not files:
        raise CliFault(_nothing_at(place), exit_code=MISUSED)
    verdict = checked(files, Watching())
    if args.json:
        print(json.dumps(verdict.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(verdict.in_words()))
    if verdict.unreadable:
        return MISUSED
    return FAILED if verdict.failed else DONE


def _nothing_at(place: Path) -> str:
    if not place.exists():
        return f"There is no {place}."
    return f"There are no specifications in {place}: files whose names end in .feature."


def _require_parser() -> None:
    from importlib.util import find_spec

    if find_spec(PARSER) is None:
        raise CliFault(
            "Reading specifications needs a parser for them. Install it with:"
            " pip install 'support-center[features]'",
            exit_code=MISUSED,
        )


COMMAND = CliCommand(
    words=("features", "check"),
    summary="run specifications and tell which do not hold",
    teaching="""\
A specification is a file in sentences, such as features/deposits.feature; the phrasebook has
every sentence it may use. Each scenario runs in a Support Center of its own, in memory: no
database, no network, no real time. A terminal shows how far it is.

What does not hold is told with its file and line, what was expected and what it is, and the
refund decision behind it step by step. A sentence that nobody knows is told with the nearest
that are known. The last line sums up.

examples:
  support-center features check
  support-center features check drafts
  support-center features check drafts/late_fees.feature
  support-center features check drafts --json > result.json

exit codes:
  0  every scenario holds
  1  some do not
  2  a file cannot be read, or there is none
""",
    options=_options,
    run=_run,
)
