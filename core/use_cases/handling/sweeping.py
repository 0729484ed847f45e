"""The sweep: whatever time has made due is done, whatever was not heard is heard now.

Webhooks may all be lost; that costs time and nothing else (reliability.md 6 and 9).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from functools import partial

from attrs import frozen

from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.rounds.concern import EVERYTHING, HEARS_NOTICES, Concern
from core.use_cases.handling.rounds.missed_notices import LOOK_BACK, MissedNotices
from core.use_cases.handling.rounds.round import Round
from ports.broken_check import BrokenCheck
from ports.lost_race import LostRace
from ports.payment_processor import Unknown

NOTICES = "notice"
AT_ONCE = 100
ONE_BAD_ITEM = (LostRace, BrokenCheck, LookupError, ValueError, TypeError)
"""What a single item may meet; a store that is gone stops the sweep."""


class Became(StrEnum):
    DONE = "done"
    UNASKED = "unasked"
    FAILED = "failed"


@frozen(kw_only=True)
class SweptItem:
    """What became of one item; `why` is told unless it was done."""

    kind: str
    item_id: str
    became: Became
    why: str | None = None


@frozen(kw_only=True)
class _Due:
    """One item, and what does it."""

    kind: str
    item_id: str
    do: Callable[[], object]


def without_end() -> bool:
    """For who has all the time there is."""
    return True


@frozen(kw_only=True)
class Sweeping:
    """Notices that were missed first, for they may settle or forbid what the rounds ask for.

    What one concern alone needs is built when that is swept: holds and deadlines need no payment
    processor.
    """

    desk: Desk
    missed: Callable[[], MissedNotices]
    rounds: Mapping[Concern, Callable[[], Sequence[Round]]]

    def sweep(
        self,
        request: Request,
        *,
        about: Collection[Concern] = EVERYTHING,
        look_back: timedelta = LOOK_BACK,
        may_go_on: Callable[[], bool] = without_end,
    ) -> Iterator[SweptItem]:
        """Each item as it is done, in a transaction of its own; one that fails stops no other.

        Before each `may_go_on` is asked: what is left then is found again by the next sweep.
        """
        for due in self._all_due(request, about, look_back):
            if not may_go_on():
                return
            yield _one(due)

    def _all_due(
        self, request: Request, about: Collection[Concern], look_back: timedelta
    ) -> Iterator[_Due]:
        if HEARS_NOTICES.intersection(about):
            for notice_id, follow in self.missed().since(look_back, request):
                yield _Due(kind=NOTICES, item_id=notice_id, do=follow)
        for concern in EVERYTHING:
            for turn in self._rounds_of(concern) if concern in about else ():
                yield from self._turn(turn, request)

    def _rounds_of(self, concern: Concern) -> Sequence[Round]:
        build = self.rounds.get(concern)
        return () if build is None else build()

    def _turn(self, turn: Round, request: Request) -> Iterator[_Due]:
        seen: set[str] = set()
        while fresh := [due for due in self._due(turn, len(seen)) if due not in seen]:
            seen.update(fresh)
            for item_id in fresh:
                do = partial(turn.send, item_id, request)
                yield _Due(kind=turn.kind, item_id=item_id, do=do)

    def _due(self, turn: Round, seen: int) -> tuple[str, ...]:
        """What was seen and is due still must not hide what comes behind it."""
        with self.desk.store.unit_of_work() as uow:
            return turn.due(uow, self.desk.clock.now(), AT_ONCE + seen)


def _one(due: _Due) -> SweptItem:
    kind, item_id = due.kind, due.item_id
    try:
        told = due.do()
    except ONE_BAD_ITEM as fault:
        why = f"{type(fault).__name__}: {fault}"
        return SweptItem(kind=kind, item_id=item_id, became=Became.FAILED, why=why)
    if isinstance(told, Unknown):
        return SweptItem(kind=kind, item_id=item_id, became=Became.UNASKED, why=told.detail)
    return SweptItem(kind=kind, item_id=item_id, became=Became.DONE)
