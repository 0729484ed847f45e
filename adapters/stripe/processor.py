"""StripeProcessor: the payment processor port over Stripe's API."""

from attrs import frozen

from adapters.stripe.connection import CONNECT_SECONDS, READ_SECONDS, open_client
from adapters.stripe.deposits import Deposits
from adapters.stripe.disputes import Disputes
from adapters.stripe.events import Events
from adapters.stripe.refunds import Refunds
from adapters.stripe.transfers import Transfers
from ports.payment_processor import PaymentProcessor


@frozen
class StripeProcessor(Refunds, Transfers, Disputes, Deposits, Events, PaymentProcessor):
    """Every POST goes out under the key it was given, every answer comes back as an outcome.

    Currencies are upper case here and lower case in Stripe's objects.
    """

    @classmethod
    def of(
        cls,
        *,
        api_key: str,
        api_base: str | None = None,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
    ) -> "StripeProcessor":
        """`api_base` is the URL of another server that speaks Stripe's API; None is Stripe."""
        return cls(
            open_client(
                api_key=api_key,
                api_base=api_base,
                connect_seconds=connect_seconds,
                read_seconds=read_seconds,
            )
        )
