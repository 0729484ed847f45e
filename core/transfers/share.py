"""How much of a refund comes back from the provider (domain.md, *Refund*, Transfer)."""

from attrs import frozen


@frozen(kw_only=True)
class TransferShare:
    """A transfer and the service it paid for as the rule sees them, in cents.

    `service_cents` is what the buyer paid for the service, `transferred_cents` what first went
    to the provider, `others_cents` what others took back of it, and `ours_cents` what we asked
    back so far, whether it came already or not.
    """

    service_cents: int
    transferred_cents: int
    others_cents: int = 0
    ours_cents: int = 0

    @property
    def given_cents(self) -> int:
        """What the provider was given, less what others took back."""
        return self.transferred_cents - self.others_cents


def due_cents(share: TransferShare, refunded_cents: int) -> int:
    """What must come back in all once `refunded_cents` of the service went to the buyer.

    What was never transferred is used first. The rule is on the sum of the refunds, so that
    any number of partial ones bring back to the cent what one for all of it would.
    """
    untransferred = max(0, share.service_cents - share.given_cents)
    return min(share.given_cents, max(0, refunded_cents - untransferred))


def missing_cents(share: TransferShare, refunded_cents: int) -> int:
    """What is to be asked back now; below 0 is how much more was asked than is due."""
    return due_cents(share, refunded_cents) - share.ours_cents
