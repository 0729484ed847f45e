"""The same request twice: with a key it acts once, without one it is a new request."""

from typing import Any

from tests.graphql.service import Service

OPEN = "mutation($input: OpenCaseInput!) { openCase(input: $input) }"
REFUND = "mutation($input: RefundInput!) { issueRefund(input: $input) }"
KEY = {"Idempotency-Key": "5f1e9a52-0d8c-4a8f-9a55-7d1f2f1c8b7e"}


def opening(summary: str = "A studio was locked.") -> dict[str, Any]:
    return {"input": {"kind": "BOOKING", "orderId": "ord_1002", "summary": summary}}


def refund(service: Service, cents: int) -> dict[str, Any]:
    case = service.tell(OPEN, opening())["openCase"]
    money = {"caseId": case, "orderId": "ord_1002", "amountCents": cents, "reason": "other"}
    return {"input": money}


def test_the_same_key_and_input_give_the_same_answer_and_act_once(any_service: Service) -> None:
    asked = refund(any_service, 5_000)
    first = any_service.tell(REFUND, asked, as_="usr_fay", headers=KEY)
    before = any_service.stored.contents()
    second = any_service.tell(REFUND, asked, as_="usr_fay", headers=KEY)
    assert first == second
    assert any_service.stored.contents() == before


def test_without_a_key_the_same_request_acts_twice(any_service: Service) -> None:
    asked = refund(any_service, 5_000)
    first = any_service.tell(REFUND, asked, as_="usr_fay")["issueRefund"]
    second = any_service.tell(REFUND, asked, as_="usr_fay")["issueRefund"]
    assert first != second
    third = any_service.refusal(REFUND, asked, as_="usr_fay")
    assert (third["code"], third["field"]) == ("REFUND_EXCEEDS_CAPTURED", "amountCents")


def test_the_same_key_for_another_input_is_refused_and_changes_nothing(
    any_service: Service,
) -> None:
    any_service.tell(OPEN, opening(), headers=KEY)
    before = any_service.stored.contents()
    refusal = any_service.refusal(OPEN, opening("Another."), headers=KEY)
    assert (refusal["code"], refusal["field"]) == ("IDEMPOTENCY_MISMATCH", "Idempotency-Key")
    assert any_service.stored.contents() == before


def test_two_fields_of_one_request_do_not_answer_for_each_other(service: Service) -> None:
    twice = """mutation($input: OpenCaseInput!) {
      one: openCase(input: $input)
      two: openCase(input: $input)
    }"""
    first = service.tell(twice, opening(), headers=KEY)
    assert first["one"] != first["two"]
    assert service.tell(twice, opening(), headers=KEY) == first


def test_two_people_with_the_same_key_do_not_meet(service: Service) -> None:
    tess = service.tell(OPEN, opening(), headers=KEY, as_="usr_tess")
    theo = service.tell(OPEN, opening(), headers=KEY, as_="usr_theo")
    assert tess != theo


def test_a_refused_request_may_be_repeated_under_its_key(service: Service) -> None:
    unknown = {"input": {"kind": "BOOKING", "orderId": "ord_none", "summary": "Too early."}}
    for _ in range(2):
        assert service.refusal(OPEN, unknown, headers=KEY)["code"] == "ORDER_NOT_FOUND"
