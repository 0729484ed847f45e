"""What the processor itself has in its books, to be held against ours."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from adapters.fake_stripe.processor import FakeStripe

ENDED = frozenset({"failed", "canceled"})
Object = dict[str, Any]


@frozen
class ProcessorSide:
    """The account's objects by kind and id."""

    held: dict[str, dict[str, Object]]

    @classmethod
    def of(cls, stripe: FakeStripe) -> "ProcessorSide":
        with stripe.engine.turn() as account:
            names = ("refunds", "reversals", "disputes", "transfers", "payment_intents", "events")
            return cls({name: dict(getattr(account, name)) for name in names})

    def refunds_of(self, charge: str) -> Iterator[Object]:
        yield from (each for each in self.held["refunds"].values() if each["charge"] == charge)

    def refunds_named(self, name: str, ours: str) -> list[Object]:
        """Refunds that bear our own name in their metadata, as `refund_id` or `release_id`."""
        return [
            each for each in self.held["refunds"].values() if each["metadata"].get(name) == ours
        ]

    def reversals_named(self, reversal_id: str) -> list[Object]:
        return [
            each
            for each in self.held["reversals"].values()
            if each["metadata"].get("reversal_id") == reversal_id
        ]

    def taken_by_others(self, transfer: str) -> int:
        """A reversal without our name in its metadata is somebody else's business."""
        return sum(
            each["amount"]
            for each in self.held["reversals"].values()
            if each["transfer"] == transfer and "reversal_id" not in each["metadata"]
        )

    def disputes_of(self, charge: str) -> Iterator[Object]:
        yield from (each for each in self.held["disputes"].values() if each["charge"] == charge)

    def once_succeeded(self, ref: str) -> bool:
        """Whether the refund was ever told to have succeeded."""
        return any(
            event["data"]["object"]["id"] == ref
            and event["data"]["object"].get("status") == "succeeded"
            for event in self.held["events"].values()
        )

    def is_news(self, ref: str, unheard: frozenset[str]) -> bool:
        """Whether a notice about the object waits to be followed."""
        return any(self.held["events"][event]["data"]["object"]["id"] == ref for event in unheard)

    def cash_of(self, charge: str, transfers: frozenset[str], intents: frozenset[str]) -> int:
        """What the charge, its transfers and its held deposits moved, in cents; out is below 0.

        A reversal without our name in its metadata is somebody else's business.
        """
        refunds = sum(
            each["amount"] for each in self.refunds_of(charge) if each["status"] not in ENDED
        )
        back = sum(
            each["amount"]
            for each in self.held["reversals"].values()
            if each["transfer"] in transfers and "reversal_id" in each["metadata"]
        )
        disputed = sum(
            entry["net"]
            for each in self.disputes_of(charge)
            for entry in each["balance_transactions"]
        )
        captured = sum(
            each["amount_received"]
            for name, each in self.held["payment_intents"].items()
            if name in intents and each["capture_method"] == "manual"
        )
        return int(back + disputed + captured - refunds)
