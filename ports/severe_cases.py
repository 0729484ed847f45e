"""The severe open cases of providers, as stored (domain.md, *Payout hold*)."""

from datetime import datetime
from typing import Protocol


class SevereCases(Protocol):
    """Undecided cases of priority 1 or 2 on orders of which a provider is paid."""

    def of_provider(
        self, provider_id: str, *, opened_since: datetime, limit: int
    ) -> tuple[str, ...]:
        """Their ids, at most so many."""
        ...

    def not_held(self, *, too_many: int, opened_since: datetime, limit: int) -> tuple[str, ...]:
        """Ids of those, oldest first, of providers who have `too_many` or more, for which the
        rule has never held what is still payable to them.
        """
        ...
