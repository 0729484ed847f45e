"""The entry of one cancellation into the Support Center, made once."""

from datetime import datetime
from enum import StrEnum

from attrs import evolve, frozen

from core.cancellations.cancelled_part import CancelledPart


class EntryState(StrEnum):
    DUE = "due"
    OPENED = "opened"
    """It opened a case of its own."""
    JOINED = "joined"
    """A case about the order was open already and was told."""
    LEFT = "left"
    """Policy leaves such cancellations to people, or it was taken back before."""


@frozen(kw_only=True)
class CancellationEntry:
    """`key` names the cancellation (core.cancellations.cancelled_part); times in UTC."""

    key: str
    order_id: str
    leg_id: str | None
    found_at: datetime
    state: EntryState = EntryState.DUE
    case_id: str | None = None
    ended_at: datetime | None = None
    version: int = 0

    @classmethod
    def found(cls, part: CancelledPart, *, when: datetime) -> "CancellationEntry":
        return cls(key=part.key, order_id=part.order_id, leg_id=part.leg_id, found_at=when)

    def ended(
        self, state: EntryState, *, when: datetime, case_id: str | None = None
    ) -> "CancellationEntry":
        return evolve(self, state=state, case_id=case_id, ended_at=when)
