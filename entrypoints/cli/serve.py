"""`support-center serve`: the server, of a company or of a demo."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from attrs import evolve

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings
from entrypoints.settings.doors.worker_count import WorkerCount
from entrypoints.settings.environment import read_port
from entrypoints.settings.settings import ClockName, ProcessorName, Settings, StoreName

NO_IDENTITY_PROVIDER = (
    "serve has to know whose tokens to believe. Set SUPPORT_CENTER_OIDC_ISSUER to the issuer of"
    " your identity provider and SUPPORT_CENTER_OIDC_AUDIENCE to what it calls this service, or"
    " try a demo that makes tokens of its own: support-center serve --demo"
)
NOTHING_KEPT = (
    "The service keeps cases, money and audit: --memory and SUPPORT_CENTER_STORE=memory are for"
    " --demo. Name a PostgreSQL with --database or DATABASE_URL, or none for one of its own."
)
ALONE_IN_MEMORY = (
    "--workers: what one process keeps in memory no other sees. Leave --workers (and"
    " SUPPORT_CENTER_WORKERS) at 1, or name a PostgreSQL with --database or DATABASE_URL."
)
ALONE_WITH_STRIPE = (
    "--workers: a fake Stripe inside the service is one process's own. Leave --workers (and"
    " SUPPORT_CENTER_WORKERS) at 1, or name one Stripe for all: SUPPORT_CENTER_PROCESSOR=stripe"
    " with STRIPE_API_KEY, and with STRIPE_API_BASE for a fake one (support-center fake-stripe)."
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
    parser.add_argument(
        "--workers",
        metavar="N",
        type=_workers,
        help="how many processes answer (default: $SUPPORT_CENTER_WORKERS, else 1)",
    )
    add_database(parser)
    add_data_dir(parser)


def _workers(text: str) -> WorkerCount:
    try:
        return WorkerCount.written(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from None


def _port(text: str) -> int:
    try:
        return read_port(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from None


def _run(args: Namespace) -> int:
    if args.memory and args.database is not None:
        raise CliFault("Choose either --memory or --database.", exit_code=MISUSED)
    settings = _settings(args)
    _check_workers(settings, demo=args.demo)
    if args.demo:
        from entrypoints.cli.serving import serve

        return serve(evolve(settings, clock=ClockName.MOVABLE))
    _check_service(settings)
    from entrypoints.cli.serving_service import serve_service

    return serve_service(settings)


def _check_workers(settings: Settings, *, demo: bool) -> None:
    if settings.workers.number == 1:
        return
    if settings.in_memory:
        raise CliFault(ALONE_IN_MEMORY, exit_code=MISUSED)
    if settings.processor is ProcessorName.FAKE_STRIPE and not demo:
        raise CliFault(ALONE_WITH_STRIPE, exit_code=MISUSED)


def _check_service(settings: Settings) -> None:
    if settings.oidc_issuer is None:
        raise CliFault(NO_IDENTITY_PROVIDER, exit_code=MISUSED)
    if settings.in_memory:
        raise CliFault(NOTHING_KEPT, exit_code=MISUSED)


def _settings(args: Namespace) -> Settings:
    settings = chosen_settings(args)
    return evolve(
        settings,
        store=_store(args, settings),
        host=settings.host if args.host is None else args.host,
        port=settings.port if args.port is None else args.port,
        workers=settings.workers if args.workers is None else args.workers,
    )


def _store(args: Namespace, settings: Settings) -> StoreName:
    if args.memory:
        return StoreName.MEMORY
    return settings.store if args.database is None else StoreName.AURORA


COMMAND = CliCommand(
    words=("serve",),
    summary="run the server",
    teaching="""\
With --demo the server has demo orders, makes its own tokens and shows an explorer. Without,
people sign in at the company's identity provider (OpenID Connect), and its tokens are what
counts. These variables say which:

  SUPPORT_CENTER_OIDC_ISSUER        the issuer, as its tokens have it
  SUPPORT_CENTER_OIDC_AUDIENCE      what it calls this service
  SUPPORT_CENTER_OIDC_ROLES_CLAIM   where roles are, realm_access.roles for example
                                    (default: roles)
  SUPPORT_CENTER_OIDC_ROLES         its names for ours: agents=trust_safety,billing=finance_ops
                                    (default: our own names)
  SUPPORT_CENTER_OIDC_DEFAULT_ROLE  what a token without a role of ours has: none (default),
                                    or participant where customers have tokens too
  SUPPORT_CENTER_OIDC_CLIENTS       the client ids tokens may be issued to (default: any)
  SUPPORT_CENTER_OIDC_LEEWAY        seconds that two clocks may be apart, 0 to 60 (default: 30)

Without --memory the data is kept: in the PostgreSQL of --database or DATABASE_URL, else in
one of its own, found on this machine or in the [embedded] extra, under the data directory.
The database is migrated first. The server works as the role support_app and never with the
owner's rights. Ctrl-C (or SIGTERM) stops it in good order.

URLs are libpq's: sslmode=verify-full with sslrootcert=FILE checks the server's certificate.
SUPPORT_CENTER_DATABASE_IAM=REGION signs an IAM token for each connection of a URL without a
password, with the AWS credentials found around; such a URL must say sslmode=verify-full.

With --workers N that many processes answer on the same port. One that dies is replaced, and a
signal to the first stops all of them. Each has connections to the database and a rate limit of its
own, so that N times as many are open, and allowed; the fake Stripe of a demo is one for all then,
in a process of its own, and knows the orders that the demo began with.

The demo has a fake Stripe of its own, which it asks about whatever is unsettled every few seconds.
support-center fake-stripe runs one whose faults you choose, and tells which variables lead there.

A second start finds everything as it was: cases, refunds, and the time of the demo's clock.

GET /metrics tells Prometheus; docs/operations.md has the list. These variables are for operators:

  SUPPORT_CENTER_METRICS_TOKEN      what a scraper sends as a bearer token (default: this machine
                                    alone may ask)
  SUPPORT_CENTER_LOG                json, text, or auto: text on a terminal, else JSON
  SUPPORT_CENTER_DRAIN_SECONDS      how long to go on once asked to stop, while /readyz says 503
                                    (default: 0)

examples:
  support-center serve --demo
  support-center serve --demo --memory --port 0
  support-center serve --demo --workers 4
  SUPPORT_CENTER_OIDC_ISSUER=https://sso.example support-center serve --host 0.0.0.0
  DATABASE_URL=postgresql://owner:secret@db.example/support support-center serve --demo

exit codes:
  0  stopped when asked to
  1  the port is taken, or the database cannot be reached or started
  2  asked wrongly
""",
    options=_options,
    run=_run,
)
