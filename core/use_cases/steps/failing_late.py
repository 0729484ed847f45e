"""A refund that failed after it had succeeded (reliability.md 7; domain.md, *Refund*)."""

from core.cases.case import Case
from core.ledger.cause import Cause
from core.ledger.refund_lines import BookedUnder, opposite, owed_again_line
from core.refunds.entries import failed_entry
from core.refunds.refund import Refund
from core.use_cases.handling.work import Work
from core.use_cases.steps.failing import fail
from core.use_cases.steps.posting import lines_of, post
from core.use_cases.steps.reopening import reopen_decided
from core.use_cases.steps.reversing import call_off


def fail_late(work: Work, refund: Refund, case: Case, *, why: str) -> None:
    """Free the charge and the providers, take the books back, call reversals off, and reopen
    the case where it was decided.
    """
    failed = refund.failed(why, when=work.now)
    fail(work, failed)
    _unbook(work, refund)
    told = work.record(case, failed_entry(failed))
    reopen_decided(work, told, why="a refund failed late")


def _unbook(work: Work, refund: Refund) -> None:
    under = BookedUnder.of_refund(refund)
    posted = lines_of(work, Cause.REFUND_SUCCEEDED, refund.refund_id)
    owed_again = (
        owed_again_line(back.amount_cents, leg_id=back.leg_id, under=under)
        for back in call_off(work, refund)
    )
    lines = (*opposite(posted), *owed_again)
    post(work, Cause.REFUND_FAILED_LATE, refund.refund_id, lines)
