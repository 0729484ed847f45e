"""`support-center relay`: send what was announced to the event bus."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import timedelta

from attrs import evolve

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings
from entrypoints.settings.event_bus import EventBus
from entrypoints.settings.settings import PublisherName, Settings

UNITS = {
    "ms": timedelta(milliseconds=1),
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
}
SHORTEST = timedelta(milliseconds=100)
LONGEST = timedelta(hours=1)
MOST = 100
"""A relay claims no more messages at a time (core.use_cases.relay_outbox)."""


def _options(parser: ArgumentParser) -> None:
    sending_options(parser, what="messages")


def sending_options(parser: ArgumentParser, *, what: str) -> None:
    """The options of a command that sends `what` to an event bus."""
    parser.add_argument("--once", action="store_true", help="send what can be sent now, then end")
    parser.add_argument(
        "--every",
        metavar="TIME",
        type=pause,
        default=timedelta(seconds=2),
        help="how long to wait when there is nothing to send: 500ms, 2s, 1m (default: 2s)",
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=_limit,
        default=MOST,
        help=f"how many {what} to send at a time, 1 to {MOST} (default: {MOST})",
    )
    parser.add_argument(
        "--to",
        choices=[PublisherName.EVENTBRIDGE.value, PublisherName.STDOUT.value],
        default=PublisherName.EVENTBRIDGE.value,
        help="where to send them (default: eventbridge)",
    )
    parser.add_argument(
        "--bus",
        metavar="NAME",
        type=_bus,
        help="the event bus, by name or ARN (default: $SUPPORT_CENTER_EVENT_BUS)",
    )
    parser.add_argument("--json", action="store_true", help="tell the sum as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def pause(text: str) -> timedelta:
    """What `500ms`, `2s` or `1m` names. Raises ArgumentTypeError."""
    found = re.fullmatch(r"([1-9][0-9]{0,6})(ms|s|m)", text)
    asked = None if found is None else int(found[1]) * UNITS[found[2]]
    if asked is None or not SHORTEST <= asked <= LONGEST:
        raise ArgumentTypeError("write a time from 100ms to 60m: 500ms, 2s or 1m")
    return asked


def _limit(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= MOST:
        raise ArgumentTypeError(f"write a number from 1 to {MOST}")
    return int(text)


def _bus(text: str) -> EventBus:
    try:
        return EventBus(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from None


def _run(args: Namespace) -> int:
    from entrypoints.relaying.run import relay

    every = None if args.once else args.every
    return relay(bus_settings(args), every=every, limit=args.limit, as_json=args.json)


def bus_settings(args: Namespace) -> Settings:
    """The settings with the bus that was asked for. Raises CliFault (MISUSED)."""
    publisher = PublisherName(args.to)
    if args.bus is not None and publisher is not PublisherName.EVENTBRIDGE:
        raise CliFault("Choose either --bus or --to stdout.", exit_code=MISUSED)
    settings = chosen_settings(args)
    return evolve(settings, publisher=publisher, event_bus=args.bus or settings.event_bus)


COMMAND = CliCommand(
    words=("relay",),
    summary="send what was announced to other services",
    teaching="""\
Every change that others must hear of is announced in the transaction that makes it. The relay
sends these messages to an event bus of EventBridge: each at least once, those of a case in
their order, each with the version of its case. The event's source is support-center, its
detail type the topic (support.refund.succeeded) and its detail JSON: message_id, topic,
case_id, case_version, created_at and payload, which holds ids, amounts in cents and statuses.
A listener that was told a message_id before leaves it out.

A message that cannot be sent holds back its own case alone. It is sent again after 5 s, 20 s,
80 s and so on; after the eighth attempt, 7.5 hours later, it is parked, which is logged as an
error, and its case goes on. Several relays may run at once: each sends what no other has. What
one was sending when it died is sent again 5 minutes later.

Without --once it runs until SIGTERM or Ctrl-C and ends what it has begun. When the database
goes away it ends with 2: let a service manager start it again.

AWS credentials and the region are found where AWS's tools find them; the ARN of a bus names its
region too. SUPPORT_CENTER_EVENT_ENDPOINT=URL leads to another server that speaks PutEvents.
With --to stdout each message is a line of JSON, and the sum goes to standard error.

examples:
  support-center relay --bus support-events
  support-center relay --once --to stdout
  support-center relay --every 500ms --limit 20 --json

exit codes:
  0  stopped when asked to; with --once, everything was sent
  1  with --once, something was not sent
  2  asked wrongly, no bus is named, or it cannot run: no database, no AWS credentials
""",
    options=_options,
    run=_run,
)
