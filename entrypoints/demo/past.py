"""What has happened on some of the demo's orders before anybody works on them."""

from attrs import frozen

from core.cases.kind import CaseKind


@frozen(kw_only=True)
class PastRefund:
    """A refund that policy allows and one person may issue; `reason` is a refund reason."""

    amount_cents: int
    reason: str


@frozen(kw_only=True)
class PastCase:
    """A case that is open already, and what was done on it.

    `fraud_note` is the note of the person who validated a fraud there.
    """

    order_id: str
    kind: CaseKind
    summary: str
    subtype: str | None = None
    refund: PastRefund | None = None
    fraud_note: str | None = None


@frozen(kw_only=True)
class PastDispute:
    """The cardholder went to the bank; `reason` is Stripe's word for why."""

    order_id: str
    reason: str


CASES = (
    PastCase(
        order_id="ord_1038",
        kind=CaseKind.PAYMENT,
        summary="Says the card was stolen and the tip was not his",
        fraud_note="The bank confirmed the theft, reported two days before the tip",
    ),
    PastCase(
        order_id="ord_1045",
        kind=CaseKind.BOOKING,
        summary="The creator cancelled, wants the money back",
        refund=PastRefund(amount_cents=14289, reason="provider_cancelled"),
    ),
    PastCase(
        order_id="ord_1046",
        kind=CaseKind.BOOKING,
        subtype="reschedule",
        summary="Cancelled, asked for 200 dollars of it at once",
        refund=PastRefund(amount_cents=20000, reason="buyer_cancelled"),
    ),
)
DISPUTES = (PastDispute(order_id="ord_1047", reason="product_not_received"),)
