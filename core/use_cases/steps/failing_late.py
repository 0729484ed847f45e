"""A refund that failed after it had succeeded (reliability.md 7; domain.md, *Refund*)."""

from core.cases.case import Case
from core.ledger.cause import Cause
from core.ledger.standing_lines import taken_back, what_stands
from core.refunds.entries import failed_entry
from core.refunds.refund import Refund
from core.use_cases.handling.work import Work
from core.use_cases.steps.failing import fail
from core.use_cases.steps.posting import lines_of, post
from core.use_cases.steps.reopening import reopen_decided


def fail_late(work: Work, refund: Refund, case: Case, *, why: str) -> None:
    """Free the charge and the providers, call off what need not come back any more, take the
    books back, and reopen the case where it was decided.
    """
    failed = refund.failed(why, when=work.now)
    fail(work, failed, late=True)
    posted = lines_of(work, Cause.REFUND_SUCCEEDED, refund.refund_id)
    lines = taken_back(what_stands(posted))
    post(work, Cause.REFUND_FAILED_LATE, refund.refund_id, lines)
    told = work.record(case, failed_entry(failed))
    reopen_decided(work, told, why="a refund failed late")
