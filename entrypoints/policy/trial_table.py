"""The comparison of two policies as a table that grows while it is read."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from core.policies.trial_totals import TrialTotals

ORDER_WIDTH = 26
CURRENCY_WIDTH = 8
CENTS_WIDTH = 14


@define
class TrialTable:
    """Rows of fixed width, because nobody knows yet how long the longest will be."""

    policy: str
    kernel: str
    lines: int = field(default=0, init=False)

    def head(self) -> str:
        """The headings; all amounts are cents."""
        return self._row("order", "currency", "paid", "own policy", self.policy, "difference")

    def row(self, told: Mapping[str, Any]) -> str:
        """One line of the comparison, or what is wrong with the line it answers."""
        self.lines += 1
        if "error" in told:
            order = told["order_id"] or f"line {self.lines}"
            return _printable(f"{order:{ORDER_WIDTH}}  {told['error']['message']}")
        return self._row(
            told["order_id"],
            told["currency"],
            told["paid_cents"],
            told["eligible_refund_cents"],
            told["against"]["eligible_refund_cents"],
            told["difference_cents"],
        )

    def foot(self, totals: TrialTotals) -> Iterator[str]:
        """The sums of each currency, and how many orders they leave as they are."""
        yield ""
        for currency, total in sorted(totals.by_currency.items()):
            yield self._row(
                f"total, {_counted(total.orders, 'order')}",
                currency,
                total.paid_cents,
                total.eligible_refund_cents,
                total.against_cents,
                total.difference_cents,
            )
        if totals.unaffected:
            orders = _counted(totals.unaffected, "order")
            yield f"{orders} without a {self.kernel} leg, where {self.policy} changes nothing"
        if totals.errors:
            yield f"{_counted(totals.errors, 'line')} with an error, not in the total"

    def _row(self, order: str, currency: str, *figures: str | int) -> str:
        paid, own, other, difference = figures
        width = max(CENTS_WIDTH, len(self.policy))
        return _printable(
            f"{order:{ORDER_WIDTH}}  {currency:{CURRENCY_WIDTH}}"
            f"  {paid:>{CENTS_WIDTH}}  {own:>{CENTS_WIDTH}}"
            f"  {other:>{width}}  {difference:>{CENTS_WIDTH}}"
        )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _printable(text: str) -> str:
    """Without the characters that would make a terminal do something else than print."""
    return "".join(each if each.isprintable() else "?" for each in text)
