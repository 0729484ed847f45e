"""That somebody has a past: what serialises decisions which follow from it."""

from datetime import datetime

from attrs import evolve, frozen


@frozen(kw_only=True)
class ConductRecord:
    """One person (`user_id`), guarded by its version: of two decisions at once that count the
    same past, one counts again.
    """

    user_id: str
    updated_at: datetime
    version: int = 0

    def touched(self, *, when: datetime) -> "ConductRecord":
        return evolve(self, updated_at=when)
