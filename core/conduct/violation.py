"""A violation of the rules that staff decided on (`spv_…`), and its one appeal (domain.md)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import evolve, frozen

from core.conduct.ladder import Sanction


class ViolationStatus(StrEnum):
    DECIDED = "decided"
    APPEALED = "appealed"
    UPHELD = "upheld"
    OVERTURNED = "overturned"


SUCCESSORS: Mapping[ViolationStatus, frozenset[ViolationStatus]] = {
    ViolationStatus.DECIDED: frozenset({ViolationStatus.APPEALED}),
    ViolationStatus.APPEALED: frozenset({ViolationStatus.UPHELD, ViolationStatus.OVERTURNED}),
    ViolationStatus.UPHELD: frozenset(),
    ViolationStatus.OVERTURNED: frozenset(),
}


@frozen(kw_only=True)
class Violation:
    """What `user_id` did, by the rule it broke (a subtype of policy cases), and its sanction.

    `reason` is the decider's, `appeal_reason` the person's, `review_reason` the reviewer's. The
    sanction holds during an appeal, and until it is overturned. UTC.
    """

    violation_id: str
    case_id: str
    user_id: str
    rule: str | None
    sanction: Sanction
    decided_by: str
    reason: str
    decided_at: datetime
    updated_at: datetime
    policies_version: int
    status: ViolationStatus = ViolationStatus.DECIDED
    appeal_reason: str | None = None
    appealed_by: str | None = None
    appealed_at: datetime | None = None
    reviewed_by: str | None = None
    review_reason: str | None = None
    reviewed_at: datetime | None = None
    version: int = 0

    @property
    def stands(self) -> bool:
        """Whether it counts on the ladder."""
        return self.status is not ViolationStatus.OVERTURNED

    @property
    def is_under_appeal(self) -> bool:
        return self.status is ViolationStatus.APPEALED

    def appealed(self, reason: str, *, by: str, when: datetime) -> "Violation":
        return self.to(
            ViolationStatus.APPEALED,
            when=when,
            appeal_reason=reason,
            appealed_by=by,
            appealed_at=when,
        )

    def reviewed(self, *, overturned: bool, reason: str, by: str, when: datetime) -> "Violation":
        status = ViolationStatus.OVERTURNED if overturned else ViolationStatus.UPHELD
        return self.to(status, when=when, review_reason=reason, reviewed_by=by, reviewed_at=when)

    def to(self, status: ViolationStatus, *, when: datetime, **changes: Any) -> "Violation":
        """Raises ValueError for a move its states do not know."""
        if status not in SUCCESSORS[self.status]:
            raise ValueError(f"a violation that is {self.status} cannot become {status}")
        return evolve(self, status=status, updated_at=when, **changes)
