"""`support-center fake-stripe`: Stripe's HTTP API with money that is none."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fake_stripe_options import FakeStripeOptions
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.settings.environment import read_port

API_KEY, WEBHOOK_SECRET = "FAKE_STRIPE_API_KEY", "FAKE_STRIPE_WEBHOOK_SECRET"
DEFAULT_PORT = 12111


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)"
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=DEFAULT_PORT,
        help=f"the port, 0 for any free one (default: {DEFAULT_PORT})",
    )
    parser.add_argument(
        "--api-key", metavar="KEY", help=f"the one key accepted (default: ${API_KEY}, else any)"
    )
    parser.add_argument(
        "--webhook-url",
        metavar="URL",
        action="append",
        default=[],
        help="where events are sent; may be given several times",
    )
    parser.add_argument(
        "--webhook-secret",
        metavar="SECRET",
        help=f"what they are signed with (default: ${WEBHOOK_SECRET}, else a new one, which is"
        " printed)",
    )
    parser.add_argument(
        "--state-file",
        metavar="FILE",
        type=Path,
        help="keep the account in FILE and its time in FILE.clock (default: keep nothing)",
    )


def _port(text: str) -> int:
    try:
        return read_port(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from None


def _run(args: Namespace) -> int:
    try:
        options = FakeStripeOptions(
            host=args.host,
            port=args.port,
            api_key=args.api_key or os.environ.get(API_KEY) or None,
            webhook_urls=tuple(args.webhook_url),
            webhook_secret=args.webhook_secret or os.environ.get(WEBHOOK_SECRET) or None,
            state_file=args.state_file,
        )
    except ValueError as fault:
        raise CliFault(str(fault), exit_code=MISUSED) from None
    from entrypoints.cli.serving_fake_stripe import serve_fake_stripe

    return serve_fake_stripe(options)


COMMAND = CliCommand(
    words=("fake-stripe",),
    summary="run a Stripe to try things on, whose money is none",
    teaching="""\
It answers Stripe's HTTP API for all that the service uses: charges, refunds, transfers and
their reversals, payment intents, disputes, files and events, with Stripe's errors, idempotency
keys and signed webhooks. The account begins empty. The first lines tell what to type in a
second shell, where serve --demo then brings its orders along and keeps both clocks together:
demo advance moves this one too. A demo that keeps its data wants a data directory of its own
here, and this server a --state-file, so that both remember the same.

/_control/ lists, as JSON, what can happen at Stripe without our asking: orders to register,
faults (a reply that is dropped, 409, 429, 500, a delay), refunds that fail late, disputes,
refunds made in the dashboard, time that passes, and what became of each webhook.

Webhooks are tried 12 times, first after half a second, then ever more slowly. They are signed
at the account's own time: let demo advance move it, for a clock that is moved here alone leaves
the service behind, which then believes no webhook. After a restart with --state-file, events
from before it count as told; the service sweeps them up.

examples:
  support-center fake-stripe
  support-center fake-stripe --webhook-url http://127.0.0.1:8000/webhooks/stripe
  support-center fake-stripe --port 0 --state-file stripe.json

while it runs:
  curl http://127.0.0.1:12111/_control/
  curl http://127.0.0.1:12111/_control/orders --data @order.json
  curl http://127.0.0.1:12111/_control/faults --data '{"kind": "drop_reply", "times": 2}'
  curl http://127.0.0.1:12111/_control/disputes --data '{"charge": "ch_1002"}'

exit codes:
  0  stopped when asked to
  1  the port is taken, or the state file cannot be used
  2  asked wrongly
""",
    options=_options,
    run=_run,
)
