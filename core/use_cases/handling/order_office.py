"""Order snapshots from arrival to what a cancellation gives back."""

from attrs import frozen

from core.cancellations.cancelled_part import cancelled_parts
from core.deposits.deposit_release import ReleaseStatus
from core.errors import Refusal
from core.refunds.refund import RefundStatus
from core.request import Request
from core.use_cases.enter_cancellation import EnterCancellation
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.import_order import ImportOrder


@frozen(kw_only=True)
class OrderOffice:
    """The snapshot is kept in one transaction, what it starts is done in the next: if this ends
    in between, the sweep finds it.
    """

    desk: Desk
    refunds: RefundOffice
    deposits: DepositOffice

    def take_in(self, asked: ImportOrder, request: Request) -> bool | Refusal:
        """Whether the snapshot was new."""
        told = self.desk.handle(asked, request)
        if told is True:
            for part in cancelled_parts(asked.order):
                self.enter(part.key, request)
        return told

    def enter(self, key: str, request: Request) -> str | None:
        """The case of a cancellation that was due, with its money sent."""
        case_id = self.desk.handle(EnterCancellation(key=key), request.by_itself())
        if case_id is None or isinstance(case_id, Refusal):
            return None
        for refund_id in self._refunds(case_id):
            self.refunds.send(refund_id, request)
        for release_id in self._releases(case_id):
            self.deposits.send_release(release_id, request)
        return case_id

    def _refunds(self, case_id: str) -> tuple[str, ...]:
        with self.desk.store.unit_of_work() as uow:
            found = uow.refunds.of_case(case_id)
        return tuple(it.refund_id for it in found if it.status is RefundStatus.PROCESSING)

    def _releases(self, case_id: str) -> tuple[str, ...]:
        with self.desk.store.unit_of_work() as uow:
            case = uow.cases.get(case_id)
            order_id = None if case is None else case.order_id
            found = () if order_id is None else uow.deposit_releases.of_order(order_id)
        return tuple(it.release_id for it in found if it.status is ReleaseStatus.PROCESSING)
