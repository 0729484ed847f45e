"""The sweep: whatever is unsettled is asked about, whatever was not heard is heard now.

Webhooks may all be lost; that costs time and nothing else (reliability.md 6 and 9).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from attrs import frozen

from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.notice_office import Heard, NoticeOffice
from ports.broken_check import BrokenCheck
from ports.lost_race import LostRace
from ports.payment_processor import Done, NoticeAbout, PaymentProcessor, ProcessorNotice, Unknown
from ports.unit_of_work import UnitOfWork

NOTICES = "notice"
LOOK_BACK = timedelta(days=3)
"""As long as the processor goes on delivering a webhook that nobody took."""
KEPT = timedelta(days=30)
"""As long as the processor lists what happened."""
OVERLAP = timedelta(hours=1)
AT_ONCE = 100
ONE_BAD_ITEM = (LostRace, BrokenCheck, LookupError, ValueError, TypeError)
"""What a single item may meet; a store that is gone stops the sweep."""

Due = Callable[[UnitOfWork, datetime, int], tuple[str, ...]]
Send = Callable[[str, Request], object]


@frozen(kw_only=True)
class Round:
    """One kind of unsettled thing: the ids that are due (now, at most so many), and what asks
    about one of them. An Unknown from `send` says that the processor could not be asked.
    """

    kind: str
    due: Due
    send: Send


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
class Sweeping:
    """Notices that were missed first, for they may settle or forbid what the rounds ask for."""

    desk: Desk
    processor: PaymentProcessor
    notices: NoticeOffice
    rounds: Sequence[Round]

    def sweep(self, request: Request, *, look_back: timedelta = LOOK_BACK) -> Iterator[SweptItem]:
        """Each item as it is done, in a transaction of its own; one that fails stops no other."""
        yield from self._missed(request, look_back)
        for turn in self.rounds:
            yield from self._turn(turn, request)

    def _missed(self, request: Request, look_back: timedelta) -> Iterator[SweptItem]:
        heard = self.processor.notices_since(self._since(look_back))
        if not isinstance(heard, Done):
            why = heard.detail if isinstance(heard, Unknown) else heard.message
            yield SweptItem(kind=NOTICES, item_id="list", became=Became.UNASKED, why=why)
            return
        for notice in self._unknown(heard.value):
            yield _one(NOTICES, notice.notice_id, partial(self._follow, notice, request))

    def _follow(self, notice: ProcessorNotice, request: Request) -> object:
        heard = self.notices.follow(notice, request)
        return Unknown(detail=f"about {notice.object_id}") if heard is Heard.UNASKED else heard

    def _since(self, look_back: timedelta) -> datetime:
        """Never later than `look_back`: of two webhooks the older may be the one that was lost."""
        now = self.desk.clock.now()
        with self.desk.store.unit_of_work() as uow:
            newest = uow.processed_notices.newest_at()
        if newest is None:
            return now - KEPT
        return max(now - KEPT, min(newest - OVERLAP, now - look_back))

    def _unknown(self, told: Sequence[ProcessorNotice]) -> tuple[ProcessorNotice, ...]:
        followed = [notice for notice in told if notice.about is not NoticeAbout.OTHER]
        with self.desk.store.unit_of_work() as uow:
            unknown = uow.processed_notices.unknown_of(notice.notice_id for notice in followed)
        return tuple(notice for notice in followed if notice.notice_id in unknown)

    def _turn(self, turn: Round, request: Request) -> Iterator[SweptItem]:
        seen: set[str] = set()
        while fresh := [due for due in self._due(turn, len(seen)) if due not in seen]:
            seen.update(fresh)
            for item_id in fresh:
                yield _one(turn.kind, item_id, partial(turn.send, item_id, request))

    def _due(self, turn: Round, seen: int) -> tuple[str, ...]:
        """What was seen and is due still must not hide what comes behind it."""
        with self.desk.store.unit_of_work() as uow:
            return turn.due(uow, self.desk.clock.now(), AT_ONCE + seen)


def _one(kind: str, item_id: str, do: Callable[[], object]) -> SweptItem:
    try:
        told = do()
    except ONE_BAD_ITEM as fault:
        why = f"{type(fault).__name__}: {fault}"
        return SweptItem(kind=kind, item_id=item_id, became=Became.FAILED, why=why)
    if isinstance(told, Unknown):
        return SweptItem(kind=kind, item_id=item_id, became=Became.UNASKED, why=told.detail)
    return SweptItem(kind=kind, item_id=item_id, became=Became.DONE)
