"""The policies in force in a story: as product publishes them, but for what the story changes."""

from datetime import timedelta

from attrs import define, evolve, field

from core.notifications.quiet_hours import QuietHours
from core.notifications.terms import NotificationTerms
from core.notifications.terms_error import NotificationTermsError
from core.policies.policies import Policies
from core.sla.business_hours import BusinessHours
from core.sla.config_error import SlaConfigError
from core.sla.targets import PRIORITIES, SlaPolicy
from entrypoints.specifications.published import PUBLISHED
from entrypoints.specifications.unmet import Mistake


@define(eq=False)
class StoryPolicies:
    """ports/policies.py with one version."""

    _current: Policies = field(factory=PUBLISHED.current)

    def current(self) -> Policies:
        return self._current

    def version(self, number: int) -> Policies:
        if number != self._current.version:
            raise KeyError(number)
        return self._current

    def count_on(self, calendar: BusinessHours) -> None:
        """Every priority's clocks run while `calendar` is open, and stand still otherwise.

        Raises Mistake for a calendar on which too little can be done in a year.
        """
        targets = self._current.sla.targets
        try:
            sla = SlaPolicy.of(targets, dict.fromkeys(PRIORITIES, calendar))
        except SlaConfigError as fault:
            raise Mistake("So few hours are too few for what is promised.") from fault
        self._current = evolve(self._current, sla=sla)

    def leave_in_peace(self, *, zone: str, begins: str, ends: str) -> None:
        """Raises Mistake for hours that cannot be."""
        try:
            quiet = QuietHours(
                zone=zone, begins=_since_midnight(begins), ends=_since_midnight(ends)
            )
        except NotificationTermsError as fault:
            raise Mistake(f"There are no such hours: {fault.problem}.") from fault
        self._current = evolve(self._current, notifications=NotificationTerms(quiet_hours=quiet))

    def start_over(self) -> None:
        """Back to what product publishes."""
        self._current = PUBLISHED.current()


def _since_midnight(hour: str) -> timedelta:
    hours, _, minutes = hour.partition(":")
    return timedelta(hours=int(hours), minutes=int(minutes))
