"""`support-center seal`: number, chain and mirror what the audit has committed."""

from argparse import ArgumentParser, Namespace
from datetime import timedelta

from entrypoints.cli.command import CliCommand
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings
from entrypoints.cli.relay import pause


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="seal what has committed, then end")
    parser.add_argument(
        "--every",
        metavar="TIME",
        type=pause,
        default=timedelta(seconds=5),
        help="how long to wait when there is nothing to seal: 500ms, 5s, 1m (default: 5s)",
    )
    parser.add_argument("--json", action="store_true", help="tell the sum as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.sealing.run import seal

    every = None if args.once else args.every
    return seal(chosen_settings(args), every=every, as_json=args.json)


COMMAND = CliCommand(
    words=("seal",),
    summary="number, chain and mirror the audit",
    teaching="""\
Each audit entry that has committed gets a number and a hash over its bytes and the hash before
it. Up to 1,000 of them make a batch with a Merkle root, which is written outside the database
as an object that nobody can replace or delete for seven years; beside it stands a signed head,
which says how far the chain has come. Whoever writes the audit waits for none of this.

Entries of transactions that commit late are sealed once they have. Of several sealers one works
at a time and the others wait. What one was doing when it died is completed by the next: it
compares hashes where an object is there already, and stops where it is not ours.

Without --once it runs until SIGTERM or Ctrl-C and ends what it has begun. While the bucket or
the key cannot be reached it goes on sealing and mirrors later. When the database goes away it
ends with 2: let a service manager start it again.

SUPPORT_CENTER_AUDIT_BUCKET names the bucket (support-center bucket ensure prepares it) and
SUPPORT_CENTER_SIGNING_KEY the key of KMS. Without them, objects and a key are kept in files of
the data directory, which protects a demo and nothing else.

examples:
  support-center seal
  support-center seal --once --json
  support-center seal --every 1s

exit codes:
  0  stopped when asked to; with --once, everything is sealed and mirrored
  1  what stands outside the database is not what was sealed: nothing was replaced
  2  asked wrongly, or it cannot run: no database; with --once also no bucket or no key
""",
    options=_options,
    run=_run,
)
