"""One movement between two accounts: a posting before an id and an instant are given to it."""

from attrs import evolve, frozen

from core.ledger.account import Account


@frozen(kw_only=True)
class Line:
    """`amount_cents` (above 0) of `currency` debited on one account and credited on another.

    It balances by its shape (docs/adr/0008). What it belongs to is told as far as known.
    """

    debit: Account
    credit: Account
    amount_cents: int
    currency: str
    case_id: str | None = None
    order_id: str | None = None
    leg_id: str | None = None
    processor_ref: str | None = None

    def reversed(self) -> "Line":
        """The opposite: what takes this one back."""
        return evolve(self, debit=self.credit, credit=self.debit)
