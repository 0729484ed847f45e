"""What a line of the replay asks: what does policy owe on this order, in these circumstances?"""

from attrs import frozen

from core.kernels.deciding import decide
from core.kernels.decision import Circumstances, OrderDecision
from core.orders.snapshot import OrderSnapshot


@frozen
class Question:
    """An order, and everything besides it that the kernels look at."""

    order: OrderSnapshot
    circumstances: Circumstances

    def decision(self) -> OrderDecision:
        """The answer, by the newest kernels."""
        return decide(self.order, self.circumstances)
