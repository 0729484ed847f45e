"""Lists of what happens to payments: refunds and disputes."""

from collections.abc import Iterable

from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.created import Created
from adapters.fake_stripe.listing import PAGING, Page
from adapters.fake_stripe.parameters import Parameters, allow_only

OF = ("charge", "payment_intent")


def listed_of_payment(
    oldest_first: Iterable[StripeObject], params: Parameters, *, url: str
) -> StripeObject:
    """A page of those of one charge or payment intent, or of all."""
    allow_only(params, *OF, "created", *PAGING)
    page, created = Page.asked(params), Created.asked(params)
    wanted = {name: params[name] for name in OF if params.get(name)}
    rows = (row for row in oldest_first if wanted.items() <= row.items())
    return page.of(created.among(rows), url=url)
