"""`support-center migrate`: bring a database to this version."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.cli.database import open_database

    with open_database(chosen_settings(args), join=True) as database:
        for name in database.applied:
            print(f"applied {name}")
        told = f"{len(database.applied)} applied" if database.applied else "nothing to do"
        print(f"{database.place}: {told}")
    return DONE


COMMAND = CliCommand(
    words=("migrate",),
    summary="apply the migrations that a database misses",
    teaching="""\
Needs the role that owns the schema: DATABASE_OWNER_URL if it is set, else --database or
DATABASE_URL; without any of them the embedded database. Safe to repeat, and to run twice
at once. The application itself works as the role support_app, which can neither alter nor
delete; serve applies migrations by itself where its URL is the owner's.

examples:
  support-center migrate --database postgresql://owner@db.example/support
  DATABASE_URL=postgresql://owner:secret@db.example/support support-center migrate
""",
    options=_options,
    run=_run,
)
