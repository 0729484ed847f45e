"""Claims on deposits as stored."""

from datetime import datetime
from typing import Protocol

from core.deposits.claim import DepositClaim


class DepositClaims(Protocol):
    def get(self, claim_id: str) -> DepositClaim | None: ...

    def of_case(self, case_id: str) -> tuple[DepositClaim, ...]:
        """Oldest first."""
        ...

    def of_order(self, order_id: str) -> tuple[DepositClaim, ...]:
        """Of whatever case, oldest first."""
        ...

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of approved claims whose `ask_again_at` has come, the longest overdue first."""
        ...

    def add(self, claim: DepositClaim) -> None:
        """The flush raises DuplicateRow where another claim on the deposit is open."""
        ...

    def save(self, claim: DepositClaim) -> None:
        """A changed claim; the flush raises StaleRow unless its version is the one read."""
        ...
