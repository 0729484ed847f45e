"""How the transaction of a flush begins: with our turn where others wait, and with its id."""

from adapters.aurora.question import Question

BEGIN = Question(b"begin isolation level read committed", ())
NAMED = Question(b"select pg_current_xact_id()::text as transaction", ())
TURN = b"select pg_advisory_xact_lock(hashtextextended(%(contended)s, 0))"
KEPT = b"select case_id from sup.case where case_id = %(case_id)s for no key update"


def opening(contended: str | None) -> tuple[Question, ...]:
    """What is asked before anything else; the last answer is the transaction's id.

    Waits until nobody else who queues for `contended` is at work: the turn ends with the
    transaction. What is read after that sees, each, what is committed by then. A case is kept
    from those who have not queued as well; it comes first in every flush, so that this cannot
    end in a deadlock.
    """
    return (BEGIN, *_turn_at(contended), NAMED)


def _turn_at(contended: str | None) -> tuple[Question, ...]:
    if contended is None:
        return ()
    turn = Question(TURN, (("contended", contended),))
    kind, _, key = contended.partition(" ")
    return (turn, Question(KEPT, (("case_id", key),))) if kind == "case" else (turn,)
