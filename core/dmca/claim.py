"""A claim that content infringes a copyright (`sdm_…`; domain.md, *DMCA*)."""

from datetime import datetime
from typing import Any

from attrs import evolve, frozen

from core.dmca.content_order import ALARMING_TRIES, ContentAct, send_again_at
from core.dmca.status import SUCCESSORS, DmcaStatus, RestoreGround
from core.dmca.window import RestoreWindow

STANDING = frozenset(
    {
        DmcaStatus.CLAIM_RECEIVED,
        DmcaStatus.CONTENT_HIDDEN,
        DmcaStatus.CREATOR_NOTIFIED,
        DmcaStatus.KEPT_DOWN,
        DmcaStatus.CLOSED,
    }
)


@frozen(kw_only=True)
class DmcaClaim:
    """A claim as stored; its words stand in `DmcaWords`. Times are UTC.

    `claimant_id` is the claimant's account, or the claim's own id where they have none.
    `upheld_claims` are the uploader's at intake, this one included; `repeat_offender` says that
    they reached the threshold then. `restore_not_before` and `restore_not_after` are set by a
    counter-notice. `ordered` is what whoever serves the content has not taken yet: the
    `order_number`th order of the claim, sent `tries` times in vain and again at `send_again_at`.
    """

    claim_id: str
    case_id: str
    creator_id: str
    claimant_id: str
    filed_by: str
    received_at: datetime
    updated_at: datetime
    policies_version: int
    upheld_claims: int
    order_id: str | None = None
    repeat_offender: bool = False
    status: DmcaStatus = DmcaStatus.CLAIM_RECEIVED
    hidden_at: datetime | None = None
    notified_at: datetime | None = None
    counter_noticed_at: datetime | None = None
    counter_noticed_by: str | None = None
    restore_not_before: datetime | None = None
    restore_not_after: datetime | None = None
    court_action_at: datetime | None = None
    withdrawn_at: datetime | None = None
    restore_ground: RestoreGround | None = None
    restored_at: datetime | None = None
    overdue_at: datetime | None = None
    closed_at: datetime | None = None
    ordered: ContentAct | None = None
    ordered_at: datetime | None = None
    order_number: int = 0
    tries: int = 0
    send_again_at: datetime | None = None
    version: int = 0

    @property
    def counts(self) -> bool:
        """Whether it counts against the uploader: not while countered, nor once taken back."""
        withdrawn = self.withdrawn_at is not None
        return self.status in STANDING and self.restored_at is None and not withdrawn

    @property
    def window(self) -> RestoreWindow | None:
        """When the content has to come back; None before a counter-notice."""
        if self.restore_not_before is None or self.restore_not_after is None:
            return None
        return RestoreWindow(not_before=self.restore_not_before, not_after=self.restore_not_after)

    @property
    def waits_for_its_window(self) -> bool:
        """It was countered, and nothing was decided since."""
        return self.status is DmcaStatus.COUNTER_NOTICED and not self.is_restoring

    @property
    def holds_case_open(self) -> bool:
        """Content is on its way out of sight or back, or waits for its window."""
        return self.ordered is not None or self.status is DmcaStatus.COUNTER_NOTICED

    @property
    def is_over(self) -> bool:
        """Nothing is to come of it: its words are needed no more."""
        ended = (DmcaStatus.RESTORED, DmcaStatus.CLOSED)
        return self.ordered is None and self.status in ended

    @property
    def is_restoring(self) -> bool:
        """It was decided that the content comes back; whoever serves it has not taken that yet."""
        return self.ordered is ContentAct.RESTORE

    @property
    def alarms(self) -> bool:
        return self.tries >= ALARMING_TRIES

    def to_hide(self, *, when: datetime) -> "DmcaClaim":
        return self._order(ContentAct.HIDE, when)

    def to_restore(self, ground: RestoreGround, *, when: datetime) -> "DmcaClaim":
        """From here on no court action stops it."""
        return evolve(self._order(ContentAct.RESTORE, when), restore_ground=ground)

    def hidden(self, *, when: datetime) -> "DmcaClaim":
        return self._taken(DmcaStatus.CONTENT_HIDDEN, when, hidden_at=when)

    def notified(self, *, when: datetime) -> "DmcaClaim":
        return self.to(DmcaStatus.CREATOR_NOTIFIED, when=when, notified_at=when)

    def counter_noticed(self, window: RestoreWindow, *, by: str, when: datetime) -> "DmcaClaim":
        return self.to(
            DmcaStatus.COUNTER_NOTICED,
            when=when,
            counter_noticed_at=when,
            counter_noticed_by=by,
            restore_not_before=window.not_before,
            restore_not_after=window.not_after,
        )

    def kept_down(self, *, when: datetime) -> "DmcaClaim":
        return self.to(DmcaStatus.KEPT_DOWN, when=when, court_action_at=when)

    def withdrawn(self, *, when: datetime) -> "DmcaClaim":
        claim = evolve(self, withdrawn_at=when)
        return claim.to_restore(RestoreGround.WITHDRAWN, when=when)

    def restored(self, *, when: datetime) -> "DmcaClaim":
        return self._taken(DmcaStatus.RESTORED, when, restored_at=when)

    def closed(self, *, when: datetime) -> "DmcaClaim":
        return self.to(DmcaStatus.CLOSED, when=when, closed_at=when)

    def overdue(self, *, when: datetime) -> "DmcaClaim":
        return evolve(self, overdue_at=when, updated_at=when)

    def sent_in_vain(self, *, when: datetime) -> "DmcaClaim":
        tries = self.tries + 1
        again = send_again_at(tries, when=when)
        return evolve(self, tries=tries, send_again_at=again, updated_at=when)

    def to(self, status: DmcaStatus, *, when: datetime, **changes: Any) -> "DmcaClaim":
        """Raises ValueError for a move its states do not know."""
        if status not in SUCCESSORS[self.status]:
            raise ValueError(f"a {self.status} claim cannot become {status}")
        return evolve(self, status=status, updated_at=when, **changes)

    def _order(self, act: ContentAct, when: datetime) -> "DmcaClaim":
        return evolve(
            self,
            ordered=act,
            ordered_at=when,
            order_number=self.order_number + 1,
            tries=0,
            send_again_at=send_again_at(0, when=when),
            updated_at=when,
        )

    def _taken(self, status: DmcaStatus, when: datetime, **changes: Any) -> "DmcaClaim":
        return self.to(
            status, when=when, ordered=None, ordered_at=None, tries=0, send_again_at=None, **changes
        )
