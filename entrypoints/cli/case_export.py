"""`support-center case export`: all there is about a case in one file."""

from argparse import ArgumentParser, Namespace

from core.pack.purpose import PackPurpose
from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("case_id", metavar="CASE_ID", help="the case to export (sca_…)")
    parser.add_argument(
        "--out",
        metavar="FILE",
        help="where to write the ZIP file, - for standard output (default: CASE_ID-PURPOSE.zip in"
        " the current directory)",
    )
    parser.add_argument(
        "--purpose",
        choices=[purpose.value for purpose in PackPurpose],
        default=PackPurpose.INTERNAL.value,
        help="for whom: internal for staff, with notes and books; representment for a bank,"
        " without a word among staff (default: internal)",
    )
    parser.add_argument(
        "--exported-by",
        metavar="ID",
        default="system",
        help="who asked for it (usr_…); the manifest and the audit keep it (default: system)",
    )
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.packing.run import Wanted, export_case

    wanted = Wanted(
        case_id=args.case_id,
        purpose=PackPurpose(args.purpose),
        exported_by=args.exported_by,
        out=args.out,
    )
    return export_case(chosen_settings(args), wanted)


COMMAND = CliCommand(
    words=("case", "export"),
    summary="put together all there is about a case in one ZIP file",
    teaching="""\
The file holds:

  manifest.json               every other file with its size and SHA-256; the audit keeps the hash
                              of this one
  summary.md, summary.html    the case in a few pages; the second prints well
  timeline.csv                what happened, one row an event, times in UTC
  policy-snapshot.json        the order as it was received, with the policy it was sold under
  decisions/                  each decision with its steps in plain words
  messages.md, messages.csv   what people wrote
  receipts.csv                refunds, goodwill, holds, deposits and reversals of transfers
  ledger.csv                  what was posted (internal only)
  evidence/                   the files, a list of them, and a stub for each that was hidden

Text that a spreadsheet would take for a formula starts with an apostrophe. The file appears whole
or not at all, and only its owner may read it. The same version of a case, exported for the same
purpose at the same time, gives the same bytes.

examples:
  support-center case export sca_01KBD6V0M0 --out case.zip
  support-center case export sca_01KBD6V0M0 --purpose representment --exported-by usr_fay
  support-center case export sca_01KBD6V0M0 --out - | sha256sum

exit codes:
  0  done
  1  evidence could not be read, or is not what was attached: standard error says which
  2  there is no such case or database, or the file cannot be written
""",
    options=_options,
    run=_run,
)
