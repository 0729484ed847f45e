"""What the processor lists as having happened and no webhook told us (reliability.md 9)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from attrs import frozen

from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.notice_office import Heard, NoticeOffice
from ports.payment_processor import Done, NoticeAbout, PaymentProcessor, ProcessorNotice, Unknown

LOOK_BACK = timedelta(days=3)
"""As long as the processor goes on delivering a webhook that nobody took."""
KEPT = timedelta(days=30)
"""As long as the processor lists what happened."""
OVERLAP = timedelta(hours=1)

Following = tuple[str, Callable[[], object]]


@frozen(kw_only=True)
class MissedNotices:
    """Each is followed on the path that webhooks take."""

    desk: Desk
    processor: PaymentProcessor
    notices: NoticeOffice

    def since(self, look_back: timedelta, request: Request) -> Iterator[Following]:
        """Their ids, and what follows each; alone `list` where they could not be asked for."""
        heard = self.processor.notices_since(self._since(look_back))
        if not isinstance(heard, Done):
            why = heard.detail if isinstance(heard, Unknown) else heard.message
            yield "list", partial(Unknown, detail=why)
            return
        for notice in self._unknown(heard.value):
            yield notice.notice_id, partial(self._follow, notice, request)

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
