"""What stands in the books, at providers and on the shelf of parked work, for tests to look at."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from adapters.fake_stripe.processor import FakeStripe
from core.holds.payable import Payable
from core.ledger.account import Account
from core.ledger.balance import balances
from core.parked.parked_work import ParkedKind, ParkedWork
from core.transfers.reversal import TransferReversal
from core.use_cases.handling.bookkeeping import Bookkeeping
from ports.payment_processor import (
    Done,
    Outcome,
    ProcessorRefund,
    ProcessorReversal,
    RefundInstruction,
)
from tests.builders.orders import order_json
from tests.use_cases.office import Office

ORDER = "ord_1001"
TRANSFER = "tr_1"
TRANSFERRED = 100_000
"""Of the 108 250 cents of service that the example order paid for."""


@frozen
class RecordingStripe(FakeStripe):
    """The fake Stripe, and every refund that was asked of it."""

    asked: list[RefundInstruction] = field(factory=list)

    def refund(self, instruction: RefundInstruction) -> Outcome[ProcessorRefund]:
        self.asked.append(instruction)
        return FakeStripe.refund(self, instruction)


def paid_out(office: Office, *, version: int = 3, net_cents: int = TRANSFERRED) -> None:
    """The example order after its provider was paid most of it, known to the processor."""
    office.stripe.register_transfer(TRANSFER, TRANSFERRED, "USD")
    leg = order_json()["legs"][0] | {"transfer": TRANSFER, "transferred_cents": net_cents}
    office.order(version=version, legs=[leg])


def made(office: Office, charge: str = "ch_1") -> Sequence[ProcessorRefund]:
    """The refunds that the processor holds."""
    told = office.stripe.refunds_of_charge(charge)
    assert isinstance(told, Done)
    return told.value


def taken_back(office: Office) -> Sequence[ProcessorReversal]:
    """The reversals that the processor holds."""
    told = office.stripe.reversals_of_transfer(TRANSFER)
    assert isinstance(told, Done)
    return told.value


def books(office: Office) -> Mapping[Account, int]:
    """The order's balances; debits are above 0."""
    with office.store.unit_of_work() as uow:
        return balances(uow.ledger.of_order(ORDER))


def assert_the_books_agree(office: Office) -> None:
    """Tables and processor tell the same story, and cash is what moved at the processor."""
    assert Bookkeeping(store=office.store, processor=office.stripe).check(ORDER) == ()
    gone = sum(told.amount_cents for told in made(office) if told.state == "succeeded")
    back = sum(told.amount_cents for told in taken_back(office))
    assert books(office).get(Account.CASH, 0) == back - gone


def reversals(office: Office) -> tuple[TransferReversal, ...]:
    with office.store.unit_of_work() as uow:
        return uow.transfer_reversals.of_order(ORDER)


def payable(office: Office) -> Payable:
    with office.store.unit_of_work() as uow:
        (only,) = uow.payables.of_order(ORDER)
    return only


def parked(office: Office, kind: ParkedKind, subject_id: str) -> ParkedWork | None:
    with office.store.unit_of_work() as uow:
        return uow.parking.waiting(kind, subject_id)


def announced(office: Office, case_id: str) -> list[str]:
    """The topics of what others hear about the case, oldest first."""
    with office.store.unit_of_work() as uow:
        return [message.topic for message in uow.outbox.of_case(case_id)]
