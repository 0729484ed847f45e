"""The buyer's bank, and how the Support Center hears of it."""

from datetime import datetime
from uuid import uuid4

from attrs import frozen

from adapters.fake_stripe.errors import StripeApiError
from adapters.fake_stripe.translation import notice
from core.request import Request
from core.use_cases.handling.notice_office import NoticeOffice
from core.use_cases.handling.rounds.concern import Concern
from entrypoints.specifications.office import Office
from entrypoints.specifications.unmet import Mistake


@frozen
class OfficeBank:
    """entrypoints/specifications/driver.py, `Bank`."""

    office: Office

    def dispute(
        self, charge: str, *, cents: int, reason: str, until: datetime | None, inquiry: bool
    ) -> tuple[str, str]:
        due_in = None if until is None else until - self.office.clock.now()
        try:
            opened = self.office.stripe.dashboard.open_dispute(
                charge, amount_cents=cents, reason=reason, due_in=due_in, inquiry=inquiry
            )
        except StripeApiError as unknown:
            raise Mistake("Nothing was paid that the bank could be asked about.") from unknown
        self.tell()
        with self.office.desk.store.unit_of_work() as uow:
            found = uow.chargebacks.of_dispute(str(opened["id"]))
        if found is None:
            raise Mistake("The dispute opened no chargeback.")
        return found.case_id, found.chargeback_id

    def escalate(self, chargeback_id: str, *, until: datetime) -> None:
        due_in = until - self.office.clock.now()
        self.office.stripe.dashboard.escalate_inquiry(self._ref(chargeback_id), due_in=due_in)
        self.tell()

    def decide(self, chargeback_id: str, *, won: bool) -> None:
        self.office.stripe.dashboard.decide_dispute(self._ref(chargeback_id), won=won)
        self.tell()

    def tell(self) -> None:
        """Every webhook arrives, those that were heard of before once more."""
        for event in self.office.stripe.dashboard.events():
            self._notices.follow(notice(event), self._itself)

    def tend(self) -> None:
        for item in self.office.sweeping.sweep(self._itself, about=(Concern.CHARGEBACKS,)):
            if item.why is not None:
                raise RuntimeError(f"{item.kind} {item.item_id}: {item.why}")

    @property
    def _notices(self) -> NoticeOffice:
        return NoticeOffice(desk=self.office.desk, processor=self.office.stripe)

    @property
    def _itself(self) -> Request:
        correlation_id = f"story-{uuid4().hex}"
        return Request.system(correlation_id=correlation_id, received_at=self.office.clock.now())

    def _ref(self, chargeback_id: str) -> str:
        with self.office.desk.store.unit_of_work() as uow:
            found = uow.chargebacks.get(chargeback_id)
        if found is None:
            raise Mistake("There is no such chargeback.")
        return found.processor_ref
