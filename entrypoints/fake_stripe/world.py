"""Everything the server of a fake Stripe is about."""

from collections.abc import Callable
from datetime import timedelta

from attrs import frozen

from adapters.fake_stripe.processor import FakeStripe
from entrypoints.fake_stripe.webhooks.post_office import PostOffice


@frozen(kw_only=True)
class World:
    """The account, what brings its events to others, and what it is kept with.

    `advance` moves the account's clock; None when it cannot be moved. `save` is called after
    whatever may have changed the account.
    """

    stripe: FakeStripe
    post_office: PostOffice
    advance: Callable[[timedelta], object] | None
    save: Callable[[], None]
