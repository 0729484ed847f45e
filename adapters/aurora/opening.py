"""How the transaction of a flush begins: with our turn where others wait, and with its id."""

from adapters.aurora.question import Question

BEGIN = Question(b"begin isolation level read committed", ())
CASE = "case "
NAMED = Question(b"select pg_current_xact_id()::text as transaction", ())
TURN = b"select pg_advisory_xact_lock(hashtextextended(%(contended)s, 0))"
KEPT = b"select case_id from sup.case where case_id = %(case_id)s for no key update"


def opening(contended: frozenset[str]) -> tuple[Question, ...]:
    """What is asked before anything else; the last answer is the transaction's id.

    Waits until nobody else who queues for any of `contended` is at work: the turn ends with the
    transaction. What is read after that sees, each, what is committed by then. A case is kept
    from those who have not queued as well. Everybody queues in one order, has queued before they
    keep a case, and a case comes first in every flush, so that this cannot end in a deadlock.
    """
    names = sorted(contended)
    turns = (Question(TURN, (("contended", name),)) for name in names)
    cases = (name.removeprefix(CASE) for name in names if name.startswith(CASE))
    kept = (Question(KEPT, (("case_id", case_id),)) for case_id in cases)
    return (BEGIN, *turns, *kept, NAMED)
