"""Severe open cases by provider, in the database."""

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Select, column, select, text

from adapters.aurora.session import Session

# What is severe stands here as in the index case_severe, word for word: only then is it used.
_OF_PROVIDER: Select[Any] = select(column("case_id")).select_from(
    text("""(
        select found.case_id
        from sup.payable join lateral (
            select case_id, created_at from sup.case
            where priority <= 2 and status not in ('resolved', 'closed') and order_id is not null
                and sup.case.order_id = payable.order_id and created_at >= :opened_since
        ) found on true
        where payable.provider_id = :provider_id
        order by found.created_at, found.case_id limit :most
    ) severe""")
)
_NOT_HELD: Select[Any] = select(column("case_id")).select_from(
    text("""(
        select distinct severe.created_at, severe.case_id
        from (
            select opened.case_id, opened.created_at, provider_id,
                service_cents - transferred_cents - refunded_cents - held_cents as free_cents,
                count(*) over (partition by provider_id) as cases
            from (
                select case_id, created_at, order_id from sup.case
                where priority <= 2 and status not in ('resolved', 'closed')
                    and order_id is not null and created_at >= :opened_since
            ) opened join sup.payable using (order_id)
        ) severe
        where cases >= :too_many and free_cents > 0 and not exists (
            select from sup.payout_hold held
            where held.case_id = severe.case_id and held.provider_id = severe.provider_id
                and held.rule = 'severe_cases'
        )
        order by severe.created_at, severe.case_id limit :most
    ) not_held""")
)


@frozen(eq=False)
class AuroraSevereCases:
    """ports/severe_cases.py over sup.case and sup.payable."""

    _session: Session

    def of_provider(
        self, provider_id: str, *, opened_since: datetime, limit: int
    ) -> tuple[str, ...]:
        rows = self._session.rows(
            _OF_PROVIDER, provider_id=provider_id, opened_since=opened_since, most=limit
        )
        return tuple(row["case_id"] for row in rows)

    def not_held(self, *, too_many: int, opened_since: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(
            _NOT_HELD, too_many=too_many, opened_since=opened_since, most=limit
        )
        return tuple(row["case_id"] for row in rows)
