"""Writing the books: lines become postings with an id and an instant."""

from collections.abc import Iterable

from core.ledger.cause import Cause
from core.ledger.line import Line
from core.ledger.posting import Posting
from core.use_cases.handling.work import Work
from ports.id_generator import Prefix


def post(work: Work, cause: Cause, cause_id: str, lines: Iterable[Line], *, after: int = 0) -> None:
    """Post `lines`, numbered from 1, or from the next one where `after` stand already of a cause
    that grows. The flush loses the race where the cause stands already.
    """
    for number, line in enumerate(lines, start=after + 1):
        work.uow.ledger.post(
            Posting(
                posting_id=work.ids.new(Prefix.POSTING),
                cause=cause,
                cause_id=cause_id,
                number=number,
                line=line,
                posted_at=work.now,
            )
        )


def lines_of(work: Work, cause: Cause, cause_id: str) -> tuple[Line, ...]:
    """What stands in the books of the cause, to be taken back as it was posted."""
    posted = work.uow.ledger.of_cause(cause_id=cause_id)
    return tuple(posting.line for posting in posted if posting.cause is cause)
