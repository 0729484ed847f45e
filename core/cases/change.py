"""What a case operation answers: the case as it will be, and what the timeline will say."""

from attrs import frozen

from core.cases.case import Case
from core.timeline.event import Entry


@frozen
class Change:
    """A new state of a case with the entries that explain it, oldest first."""

    case: Case
    entries: tuple[Entry, ...]
