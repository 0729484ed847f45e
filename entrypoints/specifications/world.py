"""What happens around a Support Center in this process, whoever drives it."""

from datetime import datetime

from attrs import frozen

from adapters.fake_stripe.errors import StripeApiError
from core.cancellations.arrival import Entries
from core.notifications.kind import NotificationKind
from core.sla.business_hours import BusinessHours
from entrypoints.specifications.driver import Json
from entrypoints.specifications.office import Office
from entrypoints.specifications.takedowns import URL
from entrypoints.specifications.unmet import Mistake


@frozen
class OfficeWorld:
    """entrypoints/specifications/driver.py, `World`. `number` sets its orders apart."""

    office: Office
    number: int = 1001

    @property
    def order_id(self) -> str:
        return f"ord_{self.number}"

    def now(self) -> datetime:
        return self.office.clock.now()

    def wait_until(self, when: datetime) -> None:
        self.office.clock.wait_until(when)

    def take_in(self, order: Json) -> None:
        self.office.take_in(order)

    def arrives(self, order: Json) -> None:
        self.office.take_in(order, Entries.ALL)
        self.office.sweep()

    def cases_of_order(self) -> tuple[str, ...]:
        with self.office.desk.store.unit_of_work() as uow:
            return tuple(case.case_id for case in uow.cases.of_order(self.order_id))

    def leave_in_peace(self, *, zone: str, begins: str, ends: str) -> None:
        self.office.policies.leave_in_peace(zone=zone, begins=begins, ends=ends)

    def told(self, case_id: str) -> frozenset[tuple[str, NotificationKind]]:
        return frozenset(
            (one.user_id, each.notification.kind)
            for each in self.office.notified()
            for one in each.recipients
            if each.notification.case_id == case_id
        )

    def dispute(self, charge: str) -> None:
        try:
            self.office.stripe.dashboard.open_dispute(charge)
        except StripeApiError as unknown:
            raise Mistake("Nothing was paid that the bank could be asked about.") from unknown

    def sweep(self) -> None:
        self.office.sweep()

    def count_on(self, calendar: BusinessHours) -> None:
        self.office.policies.count_on(calendar)

    def take_content_orders(self, *, taken: bool) -> None:
        self.office.content.away_because = None if taken else "whoever serves content is away"

    def content_is_hidden(self) -> bool:
        return self.office.content.hides(URL)
