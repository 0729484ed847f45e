"""One movement of money as a pack tells it."""

from datetime import datetime
from typing import Any, Protocol

from attrs import frozen

from core.instants import write_instant


class Movement(Protocol):
    """What every movement of money has."""

    @property
    def order_id(self) -> str: ...
    @property
    def amount_cents(self) -> int: ...
    @property
    def currency(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...


@frozen(kw_only=True)
class Receipt:
    """One row. Cents of `currency`, times in UTC; `note` is what somebody typed."""

    kind: str
    receipt_id: str
    order_id: str
    leg_id: str | None = None
    status: str
    amount_cents: int
    currency: str
    processor_ref: str | None = None
    reason: str | None = None
    note: str | None = None
    failure: str | None = None
    created_by: str | None = None
    created_at: str
    updated_at: str


def receipt(
    kind: str, receipt_id: str, of: Movement, *, updated_at: datetime, **more: Any
) -> Receipt:
    return Receipt(
        kind=kind,
        receipt_id=receipt_id,
        order_id=of.order_id,
        amount_cents=of.amount_cents,
        currency=of.currency,
        created_at=write_instant(of.created_at),
        updated_at=write_instant(updated_at),
        **more,
    )
