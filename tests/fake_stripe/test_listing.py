"""Stripe's lists, page by page."""

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, error, get


@pytest.fixture
def refunds(stripe: FakeStripe) -> list[str]:
    """Twelve refunds of one charge, newest first."""
    return [stripe.dashboard.refund("ch_1", 1)["id"] for _ in range(12)][::-1]


def test_a_list_is_newest_first_and_ten_long(stripe: FakeStripe, refunds: list[str]) -> None:
    page = body(get(stripe, "refunds", charge="ch_1"))
    assert (page["object"], page["url"], page["has_more"]) == ("list", "/v1/refunds", True)
    assert [refund["id"] for refund in page["data"]] == refunds[:10]


@pytest.mark.parametrize(("limit", "more"), [(11, True), ("12", False), (100, False)])
def test_a_page_says_whether_more_follows(
    stripe: FakeStripe, refunds: list[str], limit: object, *, more: bool
) -> None:
    page = body(get(stripe, "refunds", limit=limit))
    assert page["has_more"] is more
    assert [refund["id"] for refund in page["data"]] == refunds[: int(str(limit))]


def test_the_next_page_starts_after_the_last_one_seen(
    stripe: FakeStripe, refunds: list[str]
) -> None:
    page = body(get(stripe, "refunds", limit=5, starting_after=refunds[9]))
    assert [refund["id"] for refund in page["data"]] == refunds[10:]
    assert page["has_more"] is False


def test_the_page_before_ends_before_the_first_one_seen(
    stripe: FakeStripe, refunds: list[str]
) -> None:
    page = body(get(stripe, "refunds", limit=5, ending_before=refunds[9]))
    assert [refund["id"] for refund in page["data"]] == refunds[4:9]
    assert page["has_more"] is True
    page = body(get(stripe, "refunds", limit=5, ending_before=refunds[4]))
    assert [refund["id"] for refund in page["data"]] == refunds[:4]
    assert page["has_more"] is False


@pytest.mark.parametrize("cursor", ["starting_after", "ending_before"])
def test_an_id_that_is_not_in_the_list_is_missing(
    stripe: FakeStripe, refunds: list[str], cursor: str
) -> None:
    found = error(get(stripe, "refunds", charge="ch_1", **{cursor: "re_none"}), 404)
    assert (found["code"], found["param"]) == ("resource_missing", cursor)
    assert found["message"] == "No such refund: 're_none'"
    assert refunds


def test_a_page_lies_in_one_direction(stripe: FakeStripe, refunds: list[str]) -> None:
    both = {"starting_after": refunds[0], "ending_before": refunds[3]}
    assert "only one" in error(get(stripe, "refunds", **both))["message"]


def test_a_list_can_be_of_one_payment_intent(stripe: FakeStripe, refunds: list[str]) -> None:
    assert len(body(get(stripe, "refunds", payment_intent="pi_1", limit=100))["data"]) == 12
    assert body(get(stripe, "refunds", payment_intent="pi_dep"))["data"] == []
    assert refunds


@pytest.mark.parametrize("limit", [0, 101, "many"])
def test_a_limit_outside_one_to_a_hundred_is_refused(stripe: FakeStripe, limit: object) -> None:
    assert error(get(stripe, "refunds", limit=limit))["param"] == "limit"
