"""More is gone of a charge than was captured: seen while it is so (domain.md, *Refund*, Charge)."""

from core.parked.parked_work import ParkedKind
from core.use_cases.reject_refund import RejectRefund
from tests.builders.orders import order_json
from tests.notices.hearing import deliver, notices_of
from tests.use_cases.money import parked
from tests.use_cases.office import FAY, Office


def is_parked(office: Office) -> bool:
    return parked(office, ParkedKind.CHARGE_EXCESS, "ch_1") is not None


def test_an_excess_that_ends_as_a_refund_of_ours_is_given_up_is_taken_off_the_list() -> None:
    office = Office()
    office.order()
    proposed = office.refund(office.case(), 119_000)
    office.stripe.dashboard.refund("ch_1", 5_000)
    deliver(office, notices_of(office))
    assert is_parked(office)

    office.does(RejectRefund(refund_id=proposed), FAY)

    assert office.charge().excess_cents == 0
    assert not is_parked(office)


def test_a_charge_of_which_less_was_captured_than_is_gone_is_parked_until_it_is_more() -> None:
    office = Office()
    office.order()
    office.refund(office.case(), 50_000)
    payment = order_json()["payment"]

    office.order(version=4, payment=payment | {"captured_cents": 19_075, "credit_cents": 100_000})
    assert is_parked(office)

    office.order(version=5)
    assert not is_parked(office)
