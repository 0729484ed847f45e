"""`support-center notify`: tell people what they are to hear."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.relay import bus_settings, sending_options


def _options(parser: ArgumentParser) -> None:
    sending_options(parser, what="notifications")


def _run(args: Namespace) -> int:
    from entrypoints.relaying.notifying import notify

    every = None if args.once else args.every
    return notify(bus_settings(args), every=every, limit=args.limit, as_json=args.json)


COMMAND = CliCommand(
    words=("notify",),
    summary="send what people are to be told to whoever delivers it",
    teaching="""\
What people must hear (a case opened, updated, answered, resolved or closed, a refund that came
through or failed, a deadline that comes or was missed, a DMCA notice) is decided in the
transaction of what happened. This sends it to an event bus of EventBridge, each at least once.
The event's source is support-center, its detail type support.notification.KIND
(support.notification.refund.succeeded) and its detail JSON: notification_id, template (the key
of the text), critical, case_id, recipients, parameters and created_at. Recipients are user ids,
each with the part in which they hear of it; parameters are ids, amounts in cents, instants and
words of closed lists. Whoever delivers was told a notification_id before leaves it out, and
knows the languages and addresses of people; we do not.

Whom a notification reaches is read when it is sent: a restricted case is told to its opener,
its owner and its watchers alone, and nobody is told what they did themselves.

In the quiet hours of the policies (support-center policy show) nothing is sent but what is
critical: missed deadlines, disputes that come due, DMCA notices and deadlines. The rest waits
until they end. What cannot be sent is tried again and parked as relay does it, and holds up
nothing else. Several may run at once.

examples:
  support-center notify --bus support-events
  support-center notify --once --to stdout

exit codes:
  0  stopped when asked to; with --once, everything that was due was sent
  1  with --once, something was not sent
  2  asked wrongly, no bus is named, or it cannot run: no database, no AWS credentials
""",
    options=_options,
    run=_run,
)
