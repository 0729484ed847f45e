"""Tells what became of deciding refunds again."""

import json
import sys
from typing import Any

from attrs import define, field

from core.replay.difference import Difference
from core.replay.refund_replay import RefundReplay


@define
class ReplayReport:
    """Every difference in a line and the sum at the end, or each refund as a line of JSON."""

    as_json: bool
    replayed: int = field(default=0, init=False)
    differing: int = field(default=0, init=False)

    def add(self, replay: RefundReplay) -> None:
        self.replayed += 1
        self.differing += bool(replay.differences)
        if self.as_json:
            _tell(json.dumps(replay_json(replay), ensure_ascii=False))
            return
        for difference in replay.differences:
            _tell(f"{replay.refund.refund_id} {difference}")

    def close(self) -> None:
        if not self.as_json:
            refunds = "1 refund" if self.replayed == 1 else f"{self.replayed:,} refunds"
            told = f"{self.differing:,} of them not as stored" if self.differing else "all the same"
            _tell(f"{refunds} decided again, {told}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def replay_json(replay: RefundReplay) -> dict[str, Any]:
    """A refund, and where its decision differs; nowhere when it is as stored."""
    return {
        "refund_id": replay.refund.refund_id,
        "order_id": replay.refund.order_id,
        "differences": [_difference_json(each) for each in replay.differences],
    }


def _difference_json(difference: Difference) -> dict[str, Any]:
    return {
        "leg_id": difference.leg_id,
        "component": difference.component,
        "stored": difference.stored,
        "recomputed": difference.recomputed,
        "why": difference.why,
    }
