"""What the account holds before anything is asked of it: charges, transfers, deposits."""

from attrs import frozen

from adapters.fake_stripe import charges, payment_intents, transfers
from adapters.fake_stripe.engine import StripeEngine


@frozen
class Seeding:
    """Registering an id that the account already holds changes nothing, whatever else is said.

    So a demo may seed itself from its orders at every start.
    """

    engine: StripeEngine

    def register_charge(
        self, charge: str, amount_cents: int, currency: str, payment_intent: str | None = None
    ) -> None:
        """A captured payment, and the intent behind it if one is named."""
        with self.engine.turn() as account:
            if charge in account.charges:
                return
            made = charges.new_charge(
                account,
                charge=charge,
                amount=amount_cents,
                currency=currency,
                payment_intent=payment_intent,
                captured=True,
            )
            if payment_intent is not None and payment_intent not in account.payment_intents:
                payment_intents.new_intent(account, payment_intent=payment_intent, charge=made)

    def register_transfer(
        self,
        transfer: str,
        amount_cents: int,
        currency: str,
        *,
        charge: str | None = None,
        destination: str = "acct_fake_provider",
    ) -> None:
        """What a provider has been paid."""
        with self.engine.turn() as account:
            if transfer not in account.transfers:
                transfers.new_transfer(
                    account,
                    transfer=transfer,
                    amount=amount_cents,
                    currency=currency,
                    charge=charge,
                    destination=destination,
                )

    def register_deposit(
        self,
        payment_intent: str,
        amount_cents: int,
        currency: str,
        *,
        charge: str | None = None,
        captured: bool = False,
    ) -> str:
        """A deposit with a charge of its own, whose id is answered: `ch_dep` for `pi_dep`.

        By default it is only authorised (`authorization_hold`); `captured` makes it refundable
        (`charge_refundable`). Both kinds are of kernels.md, *Order snapshot*.
        """
        with self.engine.turn() as account:
            if payment_intent not in account.payment_intents:
                made = charges.new_charge(
                    account,
                    charge=charge or "ch_" + payment_intent.removeprefix("pi_"),
                    amount=amount_cents,
                    currency=currency,
                    payment_intent=payment_intent,
                    captured=captured,
                )
                payment_intents.new_intent(account, payment_intent=payment_intent, charge=made)
            return str(account.payment_intents[payment_intent]["latest_charge"])
