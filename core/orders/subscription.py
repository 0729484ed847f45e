"""One paid period of a subscription."""

from datetime import datetime, timedelta

from attrs import frozen


@frozen(kw_only=True)
class Subscription:
    period_start: datetime
    period_end: datetime
    outage_minutes: int = 0
    involuntary_churn: bool = False

    @property
    def period(self) -> timedelta:
        return self.period_end - self.period_start
