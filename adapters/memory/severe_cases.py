"""Severe open cases by provider, in memory."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from adapters.memory.table import Table
from core.cases.case import Case
from core.cases.worsening import is_severe
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.holds.rule import HoldRule


@frozen(eq=False)
class MemorySevereCases:
    """ports/severe_cases.py over tables in memory."""

    _cases: Table[Case]
    _payables: Table[Payable]
    _holds: Table[PayoutHold]

    def of_provider(
        self, provider_id: str, *, opened_since: datetime, limit: int
    ) -> tuple[str, ...]:
        severe = self._severe(opened_since)
        return tuple(
            case.case_id for case, payable in severe if payable.provider_id == provider_id
        )[:limit]

    def not_held(self, *, too_many: int, opened_since: datetime, limit: int) -> tuple[str, ...]:
        with self._cases.lock:
            severe = tuple(self._severe(opened_since))
            counts = Counter(payable.provider_id for _, payable in severe)
            found = {
                (case.created_at, case.case_id)
                for case, payable in severe
                if counts[payable.provider_id] >= too_many
                and payable.free_cents
                and not self._was_held(case, payable)
            }
        return tuple(case_id for _, case_id in sorted(found)[:limit])

    def _severe(self, opened_since: datetime) -> Iterator[tuple[Case, Payable]]:
        """Each with every provider of its order, oldest first."""
        cases = (case for case in self._cases.all() if is_severe(case) and case.order_id)
        for case in sorted(cases, key=lambda case: (case.created_at, case.case_id)):
            if case.created_at >= opened_since:
                for payable in self._payables.group("order", case.order_id or ""):
                    yield case, payable

    def _was_held(self, case: Case, payable: Payable) -> bool:
        return any(
            (hold.rule, hold.provider_id) == (HoldRule.SEVERE_CASES, payable.provider_id)
            for hold in self._holds.group("case", case.case_id)
        )
