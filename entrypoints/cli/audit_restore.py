"""`support-center audit restore`: put back what a database has lost of the audit."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="tell the sum as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.sealing.restoring import restore_audit

    return restore_audit(chosen_settings(args), as_json=args.json)


COMMAND = CliCommand(
    words=("audit", "restore"),
    summary="put back what a database has lost of the audit",
    teaching="""\
A database that was restored to an hour ago has lost the last hour's audit; the stream outside
has it. Batch by batch, from the first, the stream is read and every hash computed anew; then
whatever the database misses is written: entries, seals, batches and checkpoints. What is there is
never replaced. Where an object does not follow from those before it, where its head is not signed
by our key, or where the database has sealed something else, it stops and says where.

Run it before anything is sealed: stop support-center seal first, or the database seals other
entries under the numbers that the stream has. Running it again writes nothing.

It brings the audit back and nothing else: the entries that it tells of say, by their ids, what
happened to which case after the database's own state (docs/runbooks).

examples:
  support-center audit restore
  support-center audit restore --json

exit codes:
  0  the database has all that the stream has
  1  the stream, or what the database sealed since, does not fit; what fits was put back
  2  asked wrongly, or it cannot run: no database, no bucket or no key
""",
    options=_options,
    run=_run,
)
