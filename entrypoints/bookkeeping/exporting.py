"""The books of a closed period as CSV."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from core.instants import write_instant
from core.ledger.posting import Posting
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import DONE, MISUSED, CliFault
from entrypoints.settings.settings import Settings

COLUMNS = (
    "posted_at",
    "posting_id",
    "cause",
    "cause_id",
    "account",
    "debit_cents",
    "credit_cents",
    "currency",
    "case_id",
    "order_id",
    "leg_id",
    "processor_ref",
)
# A command that was posted in the period may commit a moment after its end.
SETTLING = timedelta(minutes=1)
Row = tuple[object, ...]


def export_ledger(settings: Settings, *, start: datetime, end: datetime) -> int:
    """Write the postings of the period to standard output. Raises CliFault (MISUSED)."""
    if start >= end:
        raise CliFault("--to must be later than --from.", exit_code=MISUSED)
    with open_existing(settings) as container:
        _refuse_open_period(end, container.clock().now())
        totals: Counter[tuple[str, str]] = Counter()
        write = csv.writer(sys.stdout, lineterminator="\n").writerow
        write(COLUMNS)
        for posting in container.books().between(start, end):
            for row in rows(posting):
                write(row)
            _count(totals, posting)
    sys.stderr.writelines(_told(totals))
    return DONE


def rows(posting: Posting) -> Iterator[Row]:
    """A posting is two rows: what is debited, then what is credited, in cents."""
    line = posting.line
    before = (
        write_instant(posting.posted_at),
        posting.posting_id,
        posting.cause.value,
        posting.cause_id,
    )
    after = (line.currency, line.case_id, line.order_id, line.leg_id, line.processor_ref)
    yield (*before, line.debit.value, line.amount_cents, 0, *after)
    yield (*before, line.credit.value, 0, line.amount_cents, *after)


def _refuse_open_period(end: datetime, now: datetime) -> None:
    if end + SETTLING > now:
        raise CliFault(
            f"The period is not closed yet: it ends {write_instant(end)} and it is"
            f" {write_instant(now)}. Ask for one that ended a minute ago or earlier.",
            exit_code=MISUSED,
        )


def _count(totals: Counter[tuple[str, str]], posting: Posting) -> None:
    line = posting.line
    totals[line.currency, line.debit.value] += line.amount_cents
    totals[line.currency, line.credit.value] -= line.amount_cents


def _told(totals: Counter[tuple[str, str]]) -> Iterable[str]:
    """Per currency and account, debits less credits; each currency comes out at nothing."""
    for (currency, account), cents in sorted(totals.items()):
        yield f"{currency} {account} {cents:+,}\n"
