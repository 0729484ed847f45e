"""Transfers to providers, and what comes back of them, for tests."""

from typing import Any

from attrs import evolve

from core.transfers.reversal import ReversalStatus, TransferReversal
from core.transfers.transfer import Transfer
from tests.builders.instants import MICROSECOND, NOON, minutes_later


def a_transfer(transfer_id: str = "tr_1", **changes: Any) -> Transfer:
    """What went to the provider of the example order's first leg, but for `changes`."""
    transfer = Transfer(
        transfer_id=transfer_id,
        order_id="ord_1001",
        leg_id="leg_1",
        provider_id="usr_p1",
        currency="USD",
        transferred_cents=80_000,
    )
    return evolve(transfer, **changes)


def a_reversal(reversal_id: str = "srv_1", **changes: Any) -> TransferReversal:
    """50 USD that the provider owes back, to be asked for in five minutes, but for `changes`."""
    reversal = TransferReversal(
        reversal_id=reversal_id,
        refund_id="srf_1",
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        transfer_id="tr_1",
        provider_id="usr_p1",
        currency="USD",
        amount_cents=5_000,
        created_at=NOON,
        updated_at=NOON,
        ask_again_at=minutes_later(5),
    )
    return evolve(reversal, **changes)


def a_reversal_with_every_field(reversal_id: str = "srv_full") -> TransferReversal:
    """Refused twice, unanswered once, and come back."""
    return a_reversal(
        reversal_id,
        currency="EUR",
        updated_at=minutes_later(7) + MICROSECOND,
        status=ReversalStatus.SUCCEEDED,
        processor_ref="trr_1",
        asked=3,
        refusals=2,
        ask_again_at=None,
        last_failure="balance_insufficient",
    )
