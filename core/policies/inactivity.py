"""How long a case waits for people (domain.md, *One state machine*)."""

from datetime import timedelta

from attrs import frozen


@frozen(kw_only=True)
class Inactivity:
    """Elapsed time without a sign of the party a case waits for: `nudge_after` it they are
    reminded, `close_after` it the case is closed. A resolved case is closed
    `close_resolved_after` the last word in it.
    """

    nudge_after: timedelta = timedelta(days=3)
    close_after: timedelta = timedelta(days=10)
    close_resolved_after: timedelta = timedelta(days=7)
