"""`support-center schema`: the documented contract."""

import sys
from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--appsync", action="store_true", help="as AWS AppSync accepts it, with `@aws_oidc`"
    )


def _run(args: Namespace) -> int:
    from entrypoints.graphql.schema.appsync import appsync_sdl
    from entrypoints.graphql.schema.served import served_sdl

    sys.stdout.write(appsync_sdl() if args.appsync else served_sdl())
    return DONE


COMMAND = CliCommand(
    words=("schema",),
    summary="print the GraphQL contract with its documentation",
    teaching="""\
The same text that the server answers by, in the schema language of GraphQL.

With --appsync it is what AWS AppSync takes for an API whose people sign in by OpenID Connect:
without definitions of directives and scalars, which AppSync has built in, with `@aws_oidc` where
a token is needed, and with descriptions as comments. The roles that a field needs are told in its
comment; the function behind the API enforces them, and applies the defaults, which AppSync drops.

examples:
  support-center schema > support_center.graphql
  support-center schema --appsync > appsync.graphql
""",
    options=_options,
    run=_run,
)
