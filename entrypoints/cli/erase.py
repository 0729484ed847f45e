"""`support-center erase`: forget a person who may be forgotten."""

from argparse import ArgumentParser, Namespace

from core.erasure.ground import ErasureGround
from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--user", metavar="ID", required=True, help="whom to forget (usr_…)")
    parser.add_argument(
        "--ground",
        required=True,
        choices=[ground.value for ground in ErasureGround],
        help="why they may be forgotten: the grounds of GDPR Article 17(1), a to f",
    )
    parser.add_argument(
        "--decided-by",
        metavar="ID",
        required=True,
        help="who decided it (usr_…); the audit keeps it",
    )
    parser.add_argument("--json", action="store_true", help="tell the sum as one line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.erasing.run import erase_person

    return erase_person(
        chosen_settings(args),
        user_id=args.user,
        ground=ErasureGround(args.ground),
        decided_by=args.decided_by,
        as_json=args.json,
    )


COMMAND = CliCommand(
    words=("erase",),
    summary="forget a person: erase their words and what staff wrote about them",
    teaching="""\
It erases, for good, on every case that names the person:

  - what they wrote: messages, notes, reasons and remarks
  - on cases that are about them: the summary, and what staff wrote
  - the names of files they uploaded; the files are hidden and go when their lock ends

Ids, amounts, dates, codes and the hashes of what was erased stay: they are what the books and the
audit are made of. A case with an open dispute, refund, deposit claim or payout hold is kept whole
for now and named; run the command again when that has ended. Running it twice does no harm.

What stays, and under which legal ground, is written down in docs/adr/0015.

examples:
  support-center erase --user usr_maya --ground consent_withdrawn --decided-by usr_dpo
  support-center erase --user usr_maya --ground objection --decided-by usr_dpo --json

exit codes:
  0  everything that may be erased was erased
  1  a case was kept for now, or the database could not be reached; the output says which
  2  it was asked wrongly: an unknown option, a bad value
""",
    options=_options,
    run=_run,
)
