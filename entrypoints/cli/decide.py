"""`support-center decide`: what policy owes on the orders of a file, line by line."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default="-",
        help="a file of JSON lines (default: standard input)",
    )


def _run(args: Namespace) -> int:
    from entrypoints.deciding.run import decide_file

    return decide_file(args.file)


COMMAND = CliCommand(
    words=("decide",),
    summary="compute what policy owes on orders, without a database",
    teaching="""\
Each line of FILE is a JSON object that asks about one order:

  {"order": {...}, "case_created_at": "2026-12-01T10:00:00Z", "reason": "buyer_cancelled",
   "facts": {"fraud_validated": false, "deposit_claim": "none"},
   "earlier_refunds": [{"leg_id": null, "amount_cents": 1200, "status": "succeeded"}]}

order is a whole order snapshot, as for orders import; facts and earlier_refunds may be left
out. reason is one of the refund reasons; deposit_claim is none, open or captured; status is
proposed, processing, succeeded or failed, and a failed refund does not count.

Each line is answered by one line, in order: the decision with the cents, the split and the
trace of every leg, or

  {"order_id": "ord_1", "error": {"code": "BAD_USER_INPUT", "message": "...",
   "path": "order.legs[0].policy.bands[1].from_hours"}}

where path is the field at fault, or empty when the whole line is (an empty line too). Same
line, same answer: to the cent, at any time, on any machine. A line may have 16 MiB; of a
file as long as you like only a little is in memory.

examples:
  support-center decide orders.jsonl > decisions.jsonl
  support-center decide orders.jsonl | grep '"error"'
  zcat orders.jsonl.gz | support-center decide | python3 -m json.tool --json-lines

exit codes:
  0  every line is answered, those at fault too
  2  the input cannot be read
""",
    options=_options,
    run=_run,
)
