"""Order snapshots arriving: the newest counts, and money follows it."""

import pytest

from core.cases.access import access_denied
from core.errors import ErrorCode, Refusal
from core.use_cases.import_order import ImportOrder
from core.use_cases.issue_refund import IssueRefund
from tests.builders.orders import an_order, order_json
from tests.use_cases.office import FAY, ITSELF, TESS, Office


@pytest.fixture
def office() -> Office:
    return Office()


def test_the_same_snapshot_again_changes_nothing(office: Office) -> None:
    order = office.order()
    assert office.does(ImportOrder(order=order), ITSELF) is False


def test_a_version_with_other_content_is_refused_and_the_first_stays(office: Office) -> None:
    office.order()
    forged = ImportOrder(order=an_order(buyer_id="usr_other"))
    assert office.refuses(forged, ITSELF) == (ErrorCode.BAD_USER_INPUT, "version")


def test_a_newer_version_moves_charge_and_payable_and_a_late_older_one_does_not(
    office: Office,
) -> None:
    leg = order_json()["legs"][0]
    paid_out = leg | {"transferred_cents": 8_250, "transfer": "tr_1"}
    office.order(version=5, legs=[paid_out])
    office.order(version=4)
    with office.store.unit_of_work() as uow:
        (payable,) = uow.payables.of_order("ord_1001")
        newest = uow.order_snapshots.newest("ord_1001")
    assert (payable.service_cents, payable.transferred_cents) == (108_250, 8_250)
    assert newest is not None
    assert newest.version == 5


def test_a_transfer_of_another_order_is_refused_by_name(office: Office) -> None:
    leg = order_json()["legs"][0] | {"transferred_cents": 8_250, "transfer": "tr_1"}
    office.order(legs=[leg])
    payment = order_json()["payment"] | {"charge": "ch_2"}
    other = ImportOrder(order=an_order("ord_2", legs=[leg], payment=payment))
    assert office.refuses(other, ITSELF) == (ErrorCode.BAD_USER_INPUT, "transfer")


def test_an_order_keeps_the_charge_that_paid_it(office: Office) -> None:
    order = office.order()
    payment = order.received["payment"] | {"charge": "ch_other"}
    other = ImportOrder(order=an_order(version=4, payment=payment))
    assert office.refuses(other, ITSELF) == (ErrorCode.BAD_USER_INPUT, "payment.charge")


def test_a_charge_pays_one_order_and_stays_as_it_was_told_for_it(office: Office) -> None:
    office.order()
    leg = order_json()["legs"][0] | {"subtotal_cents": 50_000}
    payment = order_json()["payment"] | {"captured_cents": 69_075}
    office.does(ImportOrder(order=an_order("ord_2", legs=[leg], payment=payment)), ITSELF)
    charge = office.charge()
    assert (charge.order_id, charge.captured_cents) == ("ord_1001", 119_075)

    case_id = office.case("ord_2")
    refund = IssueRefund(case_id=case_id, order_id="ord_2", amount_cents=1, reason="quality")
    refused = office.desk.handle(refund, FAY)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.field) == (ErrorCode.REFUND_NOT_ELIGIBLE, "orderId")
    assert refused.message == "The order names ch_1 as its payment, which paid another order."


def test_an_order_keeps_its_currency(office: Office) -> None:
    office.order()
    other = ImportOrder(order=an_order(version=4, currency="EUR"))
    assert office.refuses(other, ITSELF) == (ErrorCode.BAD_USER_INPUT, "currency")


def test_a_late_version_from_before_the_order_was_paid_by_card_is_kept(office: Office) -> None:
    unpaid = order_json()["payment"] | {
        "charge": None,
        "captured_cents": 0,
        "credit_cents": 119_075,
    }
    office.order(version=3)
    office.order(version=2, payment=unpaid)
    assert office.charge().captured_cents == 119_075
    assert office.refuses(ImportOrder(order=an_order(version=4, payment=unpaid)), ITSELF) == (
        ErrorCode.BAD_USER_INPUT,
        "payment.charge",
    )


def test_people_do_not_import_orders(office: Office) -> None:
    assert office.refuses(ImportOrder(order=an_order()), TESS) == (ErrorCode.FORBIDDEN, None)


def test_a_refused_id_that_cannot_be_stored_is_marked_in_the_audit(office: Office) -> None:
    office.desk.record_refusal(
        TESS,
        action="case.view",
        resource="case:sca\x00\ud800" + "x" * 500,
        why=access_denied(),
    )
    resource = office.memory.tables.audit_entries.all()[-1].resource
    assert resource.startswith("case:sca??xxx")
    assert len(resource) < 500
