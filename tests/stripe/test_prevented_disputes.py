"""Disputes that were settled before they became chargebacks, as Stripe tells them."""

import pytest

from adapters.stripe import translation
from adapters.stripe.fields import Fields
from tests.stripe.objects import dispute


@pytest.mark.parametrize(
    ("amounts", "status"),
    [([], "warning_closed"), ([-10_000], "lost"), ([-10_000, 10_000], "won")],
)
def test_what_was_prevented_ends_as_what_became_of_the_money(
    amounts: list[int], status: str
) -> None:
    moved = [{"amount": amount, "fee": 0} for amount in amounts]
    found = Fields.of(dispute(status="prevented", balance_transactions=moved))
    told = translation.dispute(found)
    assert (told.status, told.funds_withdrawn) == (status, bool(amounts))


def test_any_other_status_is_told_as_it_is() -> None:
    moved = [{"amount": -10_000, "fee": 1_500}]
    found = Fields.of(dispute(status="appeal_under_review", balance_transactions=moved))
    assert translation.dispute(found).status == "appeal_under_review"
