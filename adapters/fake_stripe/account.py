"""Everything one Stripe account holds, as Stripe's own objects.

Not thread-safe by itself: only the engine touches it, and only under its lock.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from attrs import define, field

from adapters.fake_stripe.ids import IdSequence

StripeObject = dict[str, Any]
Clock = Callable[[], datetime]

API_VERSION = "2026-10-28.endive"
HELD = (
    "charges",
    "refunds",
    "disputes",
    "transfers",
    "reversals",
    "payment_intents",
    "events",
    "charge_plans",
    "steps",
)


@define(kw_only=True)
class Cause:
    """The API request events are traced to; both None for what happened by itself."""

    request: str | None = None
    idempotency_key: str | None = None


@define(kw_only=True)
class Account:
    """Objects by id, in order of creation.

    `charge_plans` and `steps` are the fake's own: what becomes of a charge's refunds, and
    the statuses each refund has still to go through.
    """

    clock: Clock
    ids: IdSequence = field(factory=IdSequence)
    cause: Cause = field(factory=Cause)
    charges: dict[str, StripeObject] = field(factory=dict)
    refunds: dict[str, StripeObject] = field(factory=dict)
    disputes: dict[str, StripeObject] = field(factory=dict)
    transfers: dict[str, StripeObject] = field(factory=dict)
    reversals: dict[str, StripeObject] = field(factory=dict)
    payment_intents: dict[str, StripeObject] = field(factory=dict)
    events: dict[str, StripeObject] = field(factory=dict)
    charge_plans: dict[str, list[str]] = field(factory=dict)
    steps: dict[str, StripeObject] = field(factory=dict)

    def now(self) -> int:
        """Seconds since the epoch, as Stripe stamps its objects."""
        return int(self.clock().timestamp())

    def new_id(self, prefix: str) -> str:
        return self.ids.next(prefix, moment=self.clock().isoformat())

    def emit(self, kind: str, subject: StripeObject) -> None:
        """Log what a webhook would deliver: the object as it is at this moment."""
        event = self.new_id("evt")
        self.events[event] = {
            "id": event,
            "object": "event",
            "api_version": API_VERSION,
            "created": self.now(),
            "data": {"object": deepcopy(subject)},
            "livemode": False,
            "pending_webhooks": 1,
            "request": {
                "id": self.cause.request,
                "idempotency_key": self.cause.idempotency_key,
            },
            "type": kind,
        }

    def dump(self) -> dict[str, Any]:
        """A deep copy that JSON can carry."""
        held = {name: deepcopy(getattr(self, name)) for name in HELD}
        return {"id_counts": dict(self.ids.counts), **held}

    def load(self, dumped: dict[str, Any]) -> None:
        """Become what was dumped, whatever was here before."""
        self.ids.counts = dict(dumped["id_counts"])
        for name in HELD:
            setattr(self, name, deepcopy(dumped[name]))
