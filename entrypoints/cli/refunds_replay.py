"""`support-center refunds replay`: prove that stored decisions are what the kernels say."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.instant import instant
from entrypoints.cli.options import add_data_dir, add_database, chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--since",
        metavar="DATE",
        type=instant,
        help="only refunds made on that day (UTC) or later: 2026-12-01 or 2026-12-01T18:00:00Z",
    )
    parser.add_argument("--json", action="store_true", help="tell each refund as a line of JSON")
    add_database(parser)
    add_data_dir(parser)


def _run(args: Namespace) -> int:
    from entrypoints.replaying.run import replay_refunds

    return replay_refunds(chosen_settings(args), since=args.since, as_json=args.json)


COMMAND = CliCommand(
    words=("refunds", "replay"),
    summary="decide every stored refund again and name what differs",
    teaching="""\
Each refund keeps the decision it is backed by: the order snapshot's version and hash, facts,
earlier refunds, disputed cents, the version of each kernel, the cents and the trace. All of
them are computed again from the stored snapshot, by the same kernel versions, and every cent,
hash or word that differs is named with its refund and leg:

  srf_01M80 leg_1 eligible.subtotal_cents: stored 50001, recomputed 50000
  1,204 refunds decided again, 1 of them not as stored

A difference means that a decision or a snapshot was altered after it was stored, or that a
released kernel was. The database is migrated first, where it misses something; otherwise
nothing is written. A running demo may go on meanwhile, unless it was started with --memory.

examples:
  support-center refunds replay
  support-center refunds replay --since 2026-12-01
  support-center refunds replay --json | grep -v '"differences": \\[\\]'

exit codes:
  0  every refund is decided as it was stored
  1  something differs
  2  the replay could not be run: standard error says why
""",
    options=_options,
    run=_run,
)
