"""Tells what the check of the books found."""

import json
import sys

from attrs import asdict, define, field

from core.ledger.disagreement import Disagreement
from entrypoints.cli.fault import DONE, FAILED


@define
class CheckReport:
    """Each disagreement in a line, or as a line of JSON, and the sum at the end."""

    as_json: bool
    orders: int = field(default=0, init=False)
    disagreeing: int = field(default=0, init=False)
    unasked: int = field(default=0, init=False)

    def add(self, found: tuple[Disagreement, ...]) -> None:
        self.orders += 1
        self.disagreeing += bool(found)
        for each in found:
            _tell(json.dumps(asdict(each)) if self.as_json else str(each))

    def could_not_ask(self, order_id: str, why: str) -> None:
        self.orders += 1
        self.unasked += 1
        told = {"order_id": order_id, "could_not_ask": why}
        _tell(json.dumps(told) if self.as_json else f"{order_id} could not be checked: {why}")

    @property
    def exit_code(self) -> int:
        return FAILED if self.disagreeing or self.unasked else DONE

    def close(self) -> None:
        if self.as_json:
            _tell(json.dumps(self._sum()))
            return
        orders = "1 order" if self.orders == 1 else f"{self.orders:,} orders"
        told = f"{self.disagreeing:,} of them disagree" if self.disagreeing else "all agree"
        unasked = f", {self.unasked:,} could not be checked" if self.unasked else ""
        _tell(f"{orders} checked: {told}{unasked}")

    def _sum(self) -> dict[str, int]:
        return {
            "orders": self.orders,
            "disagreeing": self.disagreeing,
            "could_not_ask": self.unasked,
        }


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
