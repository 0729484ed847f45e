"""`support-center decide`: what policy owes on the orders of a file, line by line."""

from argparse import ArgumentParser, Namespace

from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.cli.options import chosen_settings


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default="-",
        help="a file of JSON lines (default: standard input)",
    )
    parser.add_argument(
        "--against",
        metavar="POLICY",
        help="compare with another policy: a preset, preset@city, or a file with one policy",
    )


def _run(args: Namespace) -> int:
    if args.against is not None:
        return _compare(args)
    from entrypoints.deciding.run import decide_file

    return decide_file(args.file)


def _compare(args: Namespace) -> int:
    from entrypoints.deciding.comparing import compare_file
    from entrypoints.policies import policies_of
    from entrypoints.policy.policy_to_try import policy_to_try
    from entrypoints.policy.unknown_name import UnknownName

    refunds = policies_of(chosen_settings(args)).current().refunds
    try:
        policy = policy_to_try(args.against, refunds)
    except UnknownName as unknown:
        raise CliFault(f"--against: {unknown}", exit_code=MISUSED) from unknown
    return compare_file(args.file, policy)


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

With --against each order is decided twice, as it was sold and as if its legs of that kernel
had been sold under POLICY: a refund preset of the policies in force (support-center policy
show), a preset in a city, or a file with one policy in TOML or JSON. Legs of other kernels
stay as they are. A terminal gets a table with totals in cents, by currency; a pipe gets

  {"order_id": "ord_1", "currency": "USD", "paid_cents": 119075, "eligible_refund_cents": 108250,
   "against": {"policy": "strict", "eligible_refund_cents": 0, ...}, "difference_cents": -108250}

for each line, and a last line {"total": {...}}. SUPPORT_CENTER_POLICIES names another
policies file.

examples:
  support-center decide orders.jsonl > decisions.jsonl
  support-center decide orders.jsonl | grep '"error"'
  zcat orders.jsonl.gz | support-center decide | python3 -m json.tool --json-lines
  support-center decide orders.jsonl --against strict@berlin
  support-center decide orders.jsonl --against milder.json

exit codes:
  0  every line is answered, those at fault too
  1  the answers cannot be written
  2  the input cannot be read, or POLICY cannot be used
""",
    options=_options,
    run=_run,
)
