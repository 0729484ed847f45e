"""Transfers and their reversals, as Stripe shows them."""

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, error, get, post


def test_a_transfer_shows_what_of_it_was_reversed(stripe: FakeStripe) -> None:
    first = body(post(stripe, "transfers/tr_1/reversals", amount=3_000))
    transfer = body(get(stripe, "transfers/tr_1"))
    assert (transfer["amount_reversed"], transfer["reversed"]) == (3_000, False)
    second = body(post(stripe, "transfers/tr_1/reversals"))
    assert second["amount"] == 5_000
    transfer = body(get(stripe, "transfers/tr_1"))
    assert (transfer["amount_reversed"], transfer["reversed"]) == (8_000, True)
    assert [entry["id"] for entry in transfer["reversals"]["data"]] == [second["id"], first["id"]]


def test_a_fully_reversed_transfer_refuses_another_reversal(stripe: FakeStripe) -> None:
    post(stripe, "transfers/tr_1/reversals")
    found = error(post(stripe, "transfers/tr_1/reversals", amount=1))
    assert "already fully reversed" in found["message"]


def test_a_reversal_is_found_under_its_own_transfer_only(stripe: FakeStripe) -> None:
    stripe.register_transfer("tr_2", 100, "USD")
    made = body(post(stripe, "transfers/tr_1/reversals", amount=1))
    assert body(get(stripe, f"transfers/tr_1/reversals/{made['id']}")) == made
    assert error(get(stripe, f"transfers/tr_2/reversals/{made['id']}"), 404)
    assert body(get(stripe, "transfers/tr_2/reversals"))["data"] == []
