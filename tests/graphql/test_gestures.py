"""Goodwill and deposits as a client on the wire sees them."""

import json
from datetime import timedelta

import pytest

from tests.graphql.service import Service

CREDIT = "mutation ($it: CreditGoodwillInput!) { creditGoodwill(input: $it) }"
CLAIM = "mutation ($it: FileDepositClaimInput!) { fileDepositClaim(input: $it) }"
APPROVE_CLAIM = "mutation ($claim: ID!) { approveDepositClaim(claimId: $claim) }"
RELEASE = "mutation ($it: ReleaseDepositInput!) { releaseDeposit(input: $it) }"
REFUND = """{ id method reason status legId amountCents currency processorRef decision
  allocations { legId } note createdBy approvedBy waitsFor }"""
DEPOSITS = """query ($case: ID!) { adminCase(caseId: $case) {
  depositClaims { id status secures: legId amountCents authorizedCents approvedBy filedBy }
  depositReleases { id status kind amountCents releasedBy } } }"""


@pytest.fixture
def case(service: Service) -> str:
    """An evidenced case on an order with a held deposit of 300 USD, its session just over."""
    opening = {"kind": "BOOKING", "orderId": "ord_1003", "summary": "A lamp is broken."}
    case_id: str = service.tell(
        "mutation ($it: OpenCaseInput!) { openCase(input: $it) }", {"it": opening}
    )["openCase"]
    fact = {"caseId": case_id, "fact": "QUALITY_VALIDATED", "note": "Photos of the lamp."}
    service.tell(
        "mutation ($it: RecordCaseFactInput!) { recordCaseFact(input: $it) }", {"it": fact}
    )
    return case_id


def test_a_credit_is_a_refund_to_the_wallet_on_no_leg(service: Service, case: str) -> None:
    asked = {"caseId": case, "orderId": "ord_1003", "amountCents": 5000, "note": "Sorry."}
    credit = service.tell(CREDIT, {"it": asked})["creditGoodwill"]
    query = f"query ($case: ID!) {{ caseRefunds(caseId: $case) {REFUND} }}"
    (shown,) = service.tell(query, {"case": case})["caseRefunds"]
    assert (shown["id"], shown["method"], shown["status"]) == (credit, "WALLET", "SUCCEEDED")
    assert (shown["reason"], shown["note"], shown["amountCents"]) == ("goodwill", "Sorry.", 5000)
    assert (shown["legId"], shown["allocations"], shown["processorRef"]) == (None, [], None)
    assert json.loads(shown["decision"]) == {}


def test_a_large_credit_is_among_what_finance_approves(service: Service, case: str) -> None:
    asked = {"caseId": case, "orderId": "ord_1003", "amountCents": 5001, "note": "Sorry."}
    credit = service.tell(CREDIT, {"it": asked})["creditGoodwill"]
    (waiting,) = service.tell(f"{{ pendingApprovals {REFUND} }}", as_="usr_fay")["pendingApprovals"]
    assert (waiting["id"], waiting["method"], waiting["waitsFor"]) == (credit, "WALLET", "APPROVAL")
    approve = f'mutation {{ approveRefund(refundId: "{credit}") }}'
    assert service.tell(approve, as_="usr_fay")["approveRefund"] is True


def test_a_credit_above_the_cap_names_its_field_and_what_is_left(
    service: Service, case: str
) -> None:
    asked = {"caseId": case, "orderId": "ord_1003", "amountCents": 50001, "note": "Sorry."}
    refusal = service.refusal(CREDIT, {"it": asked})
    assert (refusal["code"], refusal["field"]) == ("REFUND_NOT_ELIGIBLE", "amountCents")


def test_a_claim_is_filed_approved_and_seen_on_its_case(service: Service, case: str) -> None:
    asked = {"caseId": case, "orderId": "ord_1003", "legId": "leg_1", "amountCents": 30000}
    claim = service.tell(CLAIM, {"it": {**asked, "reason": "The lamp."}})["fileDepositClaim"]
    service.tell(APPROVE_CLAIM, {"claim": claim}, as_="usr_fay")
    (shown,) = service.tell(DEPOSITS, {"case": case})["adminCase"]["depositClaims"]
    assert shown == {
        "id": claim,
        "status": "CAPTURED",
        "secures": "leg_1",
        "amountCents": 30000,
        "authorizedCents": 30000,
        "approvedBy": "usr_fay",
        "filedBy": "usr_tess",
    }


def test_a_release_is_seen_on_its_case(service: Service, case: str) -> None:
    asked = {"caseId": case, "orderId": "ord_1003", "legId": "leg_1"}
    release = service.tell(RELEASE, {"it": asked}, as_="usr_fay")["releaseDeposit"]
    (shown,) = service.tell(DEPOSITS, {"case": case})["adminCase"]["depositReleases"]
    assert shown == {
        "id": release,
        "status": "RELEASED",
        "kind": "CANCEL",
        "amountCents": 30000,
        "releasedBy": "usr_fay",
    }


def test_a_claim_after_the_window_says_when_it_ended(service: Service, case: str) -> None:
    service.clock.advance(timedelta(days=3))
    asked = {"caseId": case, "orderId": "ord_1003", "legId": "leg_1", "amountCents": 100}
    refusal = service.refusal(CLAIM, {"it": {**asked, "reason": "The lamp."}})
    assert (refusal["code"], refusal["field"]) == ("NOT_ACTIVE", "legId")
    assert "2026-11-24T21:00:00Z" in refusal["message"]
