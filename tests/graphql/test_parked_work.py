"""Parked work at the API: seen, retried, and taken off the list."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.request import Request
from tests.graphql.service import Service

LIST = "{ parkedWork { id kind subjectId caseId orderId why parkedAt } }"
WAITING = "{ pendingApprovals { id } }"
OPEN = 'mutation { openCase(input: {kind: BOOKING, orderId: "ord_1003", summary: "Late."}) }'


@pytest.fixture
def parked(any_service: Service) -> tuple[Service, str]:
    """A refund of which nothing was heard for a day, and its id."""
    service = any_service
    case = service.tell(OPEN, as_="usr_both")["openCase"]
    service.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    asked = f'caseId: "{case}", orderId: "ord_1003", amountCents: 100, reason: "other"'
    refund_id = service.tell(f"mutation {{ issueRefund(input: {{{asked}}}) }}", as_="usr_fay")[
        "issueRefund"
    ]
    if service.tell(WAITING, as_="usr_finn")["pendingApprovals"]:
        service.tell(f'mutation {{ approveRefund(refundId: "{refund_id}") }}', as_="usr_finn")
    service.clock.advance(timedelta(hours=25))
    itself = Request.system(correlation_id="corr-1", received_at=service.clock.now())
    service.parts.refund_office.send(refund_id, itself)
    return service, refund_id


def test_what_is_parked_is_listed_with_why_to_both_roles(parked: tuple[Service, str]) -> None:
    service, refund_id = parked
    for reader in ("usr_fay", "usr_tess"):
        (work,) = service.tell(LIST, as_=reader)["parkedWork"]
        assert (work["kind"], work["subjectId"]) == ("REFUND", refund_id)
        assert work["orderId"] == "ord_1003"
        assert work["why"]


def test_it_is_retried_then_unparked_and_gone(parked: tuple[Service, str]) -> None:
    service, _ = parked
    (first,) = service.tell(LIST, as_="usr_fay")["parkedWork"]
    retry = f'mutation {{ retryParkedWork(workId: "{first["id"]}") }}'
    assert service.tell(retry, as_="usr_fay") == {"retryParkedWork": True}
    (again,) = service.tell(LIST, as_="usr_fay")["parkedWork"]
    assert again["id"] != first["id"]
    assert service.refusal(retry, as_="usr_fay")["code"] == "NOT_ACTIVE"

    unpark = f'mutation {{ unparkWork(workId: "{again["id"]}", note: "Not there.") }}'
    assert service.tell(unpark, as_="usr_fay") == {"unparkWork": True}
    assert service.tell(LIST, as_="usr_fay")["parkedWork"] == []


def test_an_id_that_was_never_parked_is_a_bad_input_with_a_hint(any_service: Service) -> None:
    refusal = any_service.refusal('mutation { retryParkedWork(workId: "spw_0") }', as_="usr_fay")
    assert (refusal["code"], refusal["field"]) == ("BAD_USER_INPUT", "workId")
    assert "parkedWork" in refusal["hint"]
