"""`support-center serve`: the server, with a demo's data and tokens."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from attrs import evolve

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings
from entrypoints.settings.environment import read_port
from entrypoints.settings.settings import ClockName, Settings, StoreName

NO_IDENTITY_PROVIDER = (
    "serve needs --demo for now: without it, people's tokens would come from a company's sign-on,"
    " and none can be configured yet. Start with: support-center serve --demo"
)


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--demo", action="store_true", help="demo orders, demo tokens, a clock that can be moved"
    )
    parser.add_argument("--host", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, help="the port, 0 for any free one (default: 8000)")
    parser.add_argument(
        "--memory", action="store_true", help="keep nothing: all is gone when the server stops"
    )
    add_database(parser)
    add_data_dir(parser)


def _port(text: str) -> int:
    try:
        return read_port(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from None


def _run(args: Namespace) -> int:
    if not args.demo:
        raise CliFault(NO_IDENTITY_PROVIDER, exit_code=MISUSED)
    if args.memory and args.database is not None:
        raise CliFault("Choose either --memory or --database.", exit_code=MISUSED)
    from entrypoints.cli.serving import serve

    return serve(_settings(args))


def _settings(args: Namespace) -> Settings:
    settings = chosen_settings(args)
    return evolve(
        settings,
        clock=ClockName.MOVABLE,
        store=_store(args, settings),
        host=settings.host if args.host is None else args.host,
        port=settings.port if args.port is None else args.port,
    )


def _store(args: Namespace, settings: Settings) -> StoreName:
    if args.memory:
        return StoreName.MEMORY
    return settings.store if args.database is None else StoreName.AURORA


COMMAND = CliCommand(
    words=("serve",),
    summary="run the server",
    teaching="""\
Without --memory the data is kept: in the PostgreSQL of --database or DATABASE_URL, else in
one of its own, found on this machine or in the [embedded] extra, under the data directory.
The database is migrated first. The server works as the role support_app and never with the
owner's rights. Ctrl-C (or SIGTERM) stops it in good order.

URLs are libpq's: sslmode=verify-full with sslrootcert=FILE checks the server's certificate.
SUPPORT_CENTER_DATABASE_IAM=REGION signs an IAM token for each connection of a URL without a
password, with the AWS credentials found around; such a URL must say sslmode=verify-full.

A second start finds everything as it was: cases, refunds, and the time of the demo's clock.

examples:
  support-center serve --demo
  support-center serve --demo --memory --port 0
  DATABASE_URL=postgresql://owner:secret@db.example/support support-center serve --demo

exit codes:
  0  stopped when asked to
  1  the port is taken, or the database cannot be reached or started
  2  asked wrongly
""",
    options=_options,
    run=_run,
)
