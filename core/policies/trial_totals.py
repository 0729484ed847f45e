"""What a policy would have cost in all, by currency."""

from typing import Any

from attrs import define, field

from core.policies.trial import Trial


@define(kw_only=True)
class CurrencyTotal:
    """Sums over the orders in one currency, in its cents."""

    orders: int = 0
    paid_cents: int = 0
    eligible_refund_cents: int = 0
    against_cents: int = 0

    @property
    def difference_cents(self) -> int:
        return self.against_cents - self.eligible_refund_cents

    def add(self, trial: Trial) -> None:
        self.orders += 1
        self.paid_cents += trial.paid_cents
        self.eligible_refund_cents += trial.own.eligible_refund_cents
        self.against_cents += trial.other.eligible_refund_cents


@define
class TrialTotals:
    """Sums so far: nothing else is kept of an order.

    `unaffected` orders have no leg that the policy could be for; `errors` were no orders at all.
    """

    by_currency: dict[str, CurrencyTotal] = field(factory=dict)
    unaffected: int = 0
    errors: int = 0

    def add(self, trial: Trial) -> None:
        self.by_currency.setdefault(trial.order.currency, CurrencyTotal()).add(trial)
        self.unaffected += not trial.applies

    @property
    def orders(self) -> int:
        return sum(total.orders for total in self.by_currency.values())


def totals_json(totals: TrialTotals, policy_name: str) -> dict[str, Any]:
    """The last line of the comparison."""
    return {
        "total": {
            "policy": policy_name,
            "orders": totals.orders,
            "unaffected_orders": totals.unaffected,
            "errors": totals.errors,
            "currencies": {
                currency: _currency_json(total)
                for currency, total in sorted(totals.by_currency.items())
            },
        }
    }


def _currency_json(total: CurrencyTotal) -> dict[str, Any]:
    return {
        "orders": total.orders,
        "paid_cents": total.paid_cents,
        "eligible_refund_cents": total.eligible_refund_cents,
        "against": {"eligible_refund_cents": total.against_cents},
        "difference_cents": total.difference_cents,
    }
