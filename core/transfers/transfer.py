"""A transfer to a provider, and how much of it is still theirs."""

from attrs import evolve, frozen


@frozen(kw_only=True)
class Transfer:
    """What went to a provider for one leg (`tr_…`), in cents of `currency`.

    `transferred_cents` is what first went: the most any order snapshot told. `reversed_cents`
    came back, by whomever asked; the larger of what snapshots, our reversals and the processor
    tell, for each may be late. `others_cents` of them cannot be ours.
    """

    transfer_id: str
    order_id: str
    leg_id: str
    provider_id: str
    currency: str
    transferred_cents: int
    reversed_cents: int = 0
    others_cents: int = 0
    version: int = 0

    @property
    def net_cents(self) -> int:
        return self.transferred_cents - self.reversed_cents

    def told(self, *, net_cents: int) -> "Transfer":
        """As a newer order snapshot tells it."""
        gross = max(self.transferred_cents, net_cents)
        return evolve(
            self,
            transferred_cents=gross,
            reversed_cents=max(self.reversed_cents, gross - net_cents),
        )

    def known_reversed(self, cents: int) -> "Transfer":
        """As the processor tells it: `cents` came back in all. It never becomes less."""
        back = min(self.transferred_cents, max(self.reversed_cents, cents))
        return evolve(self, reversed_cents=back)

    def taken_by_others(self, cents: int) -> "Transfer":
        """`cents` at least came back without our asking. It never becomes less."""
        theirs = min(self.transferred_cents, max(self.others_cents, cents))
        return evolve(self, others_cents=theirs).known_reversed(theirs)
