"""`support-center audit export`: what the audit has on one case."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--case", metavar="ID", required=True, help="the case whose entries are wanted (sca_…)"
    )
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.sealing.exporting import export_audit

    return export_audit(chosen_settings(args), case_id=args.case)


COMMAND = CliCommand(
    words=("audit", "export"),
    summary="write what the audit has on a case, with its seals",
    teaching="""\
One line of JSON for each entry about the case, oldest first: who did, read or was refused what,
and the lists that showed the case. Beside it stands its seal: the number, the hash of the entry,
the hash before it and its own, and whether the entry still is as it was sealed; all of them are
null until the sealer has come to the entry. The output has personal data: addresses and browsers.

examples:
  support-center audit export --case sca_01M80
  support-center audit export --case sca_01M80 | jq .entry.action

exit codes:
  0  written, and every entry with a seal is as it was sealed
  1  an entry is not as it was sealed, or there is nothing on the case
  2  asked wrongly, or the database cannot be read: standard error says why
""",
    options=_options,
    run=_run,
)
