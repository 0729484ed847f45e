"""What the service's JSON means, in the words of the specifications."""

import json
from datetime import datetime

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.holds.ground import HoldGround
from core.holds.hold import HoldStatus
from core.instants import read_instant
from core.kernels.deposit_action import DepositMove
from core.parts import Parts
from core.refunds.refund import RefundStatus, WaitsFor
from entrypoints.specifications.driver import Json
from entrypoints.specifications.seen import (
    CaseSeen,
    ExposureSeen,
    HoldSeen,
    OptionsSeen,
    RefundSeen,
)


def case_seen(case: Json) -> CaseSeen:
    return CaseSeen(
        status=CaseStatus[case["status"]],
        awaiting=Awaiting[case["awaiting"]] if case["awaiting"] else None,
        outcome=Outcome[case["outcome"]] if case["outcome"] else None,
        public_status=case["publicStatus"],
        severity=case["severity"],
        first_due_at=_instant(case["slaFirstAt"]),
        due_at=_instant(case["slaDueAt"]),
    )


def options_seen(options: Json) -> OptionsSeen:
    legs: list[Json] = options["legs"]
    return OptionsSeen(
        legs={leg["legId"]: _parts(leg["eligible"]) for leg in legs},
        open_cents=options["openCents"],
        max_allowed_cents=options["maxAllowedCents"],
        deposits={leg["legId"]: DepositMove(leg["deposit"]["action"]) for leg in legs},
        goodwill_cents=sum(leg["suggestedGoodwillCents"] for leg in legs),
        trace=tuple(step for leg in legs for step in leg["trace"]),
    )


def refunds_seen(refunds: list[Json]) -> dict[str, RefundSeen]:
    return {refund["id"]: _refund(refund) for refund in refunds}


def holds_seen(holds: list[Json]) -> dict[str, HoldSeen]:
    return {
        hold["id"]: HoldSeen(
            status=HoldStatus(hold["status"].lower()), amount_cents=hold["amountCents"]
        )
        for hold in holds
    }


def exposure_seen(orders: list[Json], order_id: str) -> ExposureSeen:
    for order in orders:
        if order["orderId"] == order_id:
            grounds = tuple(HoldGround[hold["reason"]] for hold in order["holds"])
            return ExposureSeen(cents=order["exposureCents"], grounds=grounds)
    return ExposureSeen()


def _refund(refund: Json) -> RefundSeen:
    decision = json.loads(refund["decision"])
    return RefundSeen(
        status=RefundStatus[refund["status"]],
        waits_for=WaitsFor[refund["waitsFor"]] if refund["waitsFor"] else None,
        failure=refund["failure"],
        legs={share["legId"]: _parts(share) for share in refund["allocations"]},
        trace=tuple(step for leg in decision.get("legs", ()) for step in leg["trace"]),
    )


def _parts(parts: Json) -> Parts:
    return Parts(
        parts["subtotalCents"],
        parts["serviceTaxCents"],
        parts["platformFeeCents"],
        parts["platformFeeTaxCents"],
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)
