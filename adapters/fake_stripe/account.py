"""Everything one Stripe account holds, as Stripe's own objects.

Not thread-safe by itself: only the engine touches it, and only under its lock.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from attrs import define, field

from adapters.fake_stripe.changes import previous_attributes
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
    "files",
    "events",
    "file_hashes",
    "charge_plans",
    "steps",
)
EXPANDABLE = HELD[:7]


@define(kw_only=True)
class Cause:
    """The API request events are traced to; both None for what happened by itself."""

    request: str | None = None
    idempotency_key: str | None = None


@define(kw_only=True)
class Account:
    """Objects by id, in order of creation.

    `charge_plans`, `steps` and `file_hashes` are the fake's own: what becomes of a charge's
    refunds, the statuses each refund has still to go through, and the SHA-256 of each file.
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
    files: dict[str, StripeObject] = field(factory=dict)
    file_hashes: dict[str, str] = field(factory=dict)
    events: dict[str, StripeObject] = field(factory=dict)
    charge_plans: dict[str, list[str]] = field(factory=dict)
    steps: dict[str, StripeObject] = field(factory=dict)

    def now(self) -> int:
        """Seconds since the epoch, as Stripe stamps its objects."""
        return int(self.clock().timestamp())

    def new_id(self, prefix: str) -> str:
        return self.ids.next(prefix, moment=self.clock().isoformat())

    def held(self, ref: str) -> StripeObject | None:
        """The object with this id, of whatever kind."""
        kinds = (getattr(self, name) for name in EXPANDABLE)
        return next((kind[ref] for kind in kinds if ref in kind), None)

    def emit(self, kind: str, subject: StripeObject, *, was: StripeObject | None = None) -> None:
        """Log what a webhook would deliver: the object as it is at this moment.

        With `was`, the event also tells the former values of what changed since.
        """
        event = self.new_id("evt")
        data: StripeObject = {"object": deepcopy(subject)}
        if was is not None:
            data["previous_attributes"] = previous_attributes(was, subject)
        self.events[event] = {
            "id": event,
            "object": "event",
            "api_version": API_VERSION,
            "created": self.now(),
            "data": data,
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
            # What a document of an earlier release does not know yet, it held none of.
            setattr(self, name, deepcopy(dumped.get(name, {})))
