"""`support-center migrate`: bring a database to this version."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--dry-run", action="store_true", help="only tell what would be applied; change nothing"
    )
    choice.add_argument(
        "--public-views",
        action="store_true",
        help="also put the views support_case, support_message, support_event and support_refund"
        " into the schema public, for SQL that names no schema",
    )
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.cli.migrating import migrate_database, tell_pending

    settings = chosen_settings(args)
    if args.dry_run:
        return tell_pending(settings)
    return migrate_database(settings, public_views=args.public_views)


COMMAND = CliCommand(
    words=("migrate",),
    summary="apply the migrations that a database misses",
    teaching="""\
Needs the role that owns the schema: DATABASE_OWNER_URL if it is set, else --database or
DATABASE_URL; without any of them the embedded database. Safe to repeat, and to run twice
at once: the second runner waits and finds nothing to do. A database that is newer than this
program is refused and left as it is. The application itself works as the role support_app,
which can neither alter nor delete; serve applies migrations by itself where its URL is the
owner's. A dry run needs no more than the right to read.

URLs are libpq's: sslmode=verify-full with sslrootcert=FILE checks the server's certificate.
SUPPORT_CENTER_DATABASE_IAM=REGION signs an IAM token for each connection of a URL without a
password, with the AWS credentials found around; such a URL must say sslmode=verify-full.

examples:
  support-center migrate --database postgresql://owner@db.example/support
  support-center migrate --database postgresql://owner@db.example/support --dry-run
  support-center migrate --public-views
  DATABASE_URL=postgresql://owner:secret@db.example/support support-center migrate

exit codes:
  0  done; of a dry run: nothing would be applied
  1  the database could not be reached, or refused
  3  a dry run, and something would be applied
""",
    options=_options,
    run=_run,
)
