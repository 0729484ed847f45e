"""`support-center audit verify`: prove that the audit is as it was sealed."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from core.audit.verification.known_head import KnownHead
from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--head",
        metavar="NUMBER:SHA256",
        type=_head,
        help="a head that an earlier proof told: the audit must still contain it",
    )
    parser.add_argument("--json", action="store_true", help="tell each fault as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _head(text: str) -> KnownHead:
    try:
        return KnownHead.read(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from None


def _run(args: Namespace) -> int:
    from entrypoints.sealing.proving import verify_audit

    return verify_audit(chosen_settings(args), known=args.head, as_json=args.json)


COMMAND = CliCommand(
    words=("audit", "verify"),
    summary="prove that the audit is as it was sealed",
    teaching="""\
Every row of the audit is compared with the bytes that were sealed, every seal with the one
before it, every batch with its Merkle root and with its object outside the database, by
version, and the newest head with its signature. What does not fit is named with its position:

  number 1204 aud_01M80 altered: the row is not as it was sealed: details
  number 1310 aud_01M9F truncated: the object has it, the database has no such seal
  audit/batches/00000000000000001001.ndjson version 3f9 delete marker: somebody deleted ...

Then it says how far the chain has come, and what is not proved yet: entries that are not sealed,
and seals that are not mirrored, each with their count and the oldest time. Write the head down
somewhere else: --head proves later that nothing of what it covers is gone, whatever was removed
from database and bucket together.

It reads the audit once, in little memory whatever its size, and changes nothing; the database is
migrated first, where it misses something. The sealer may go on meanwhile.

examples:
  support-center audit verify
  support-center audit verify --json

exit codes:
  0  everything that is sealed is as it was sealed
  1  something is not, or nothing was ever sealed
  2  the proof could not be run: standard error says why
""",
    options=_options,
    run=_run,
)
