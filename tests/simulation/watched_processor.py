"""A processor to which every call is looked at before it is let through."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from attrs import define, field

from adapters.fake_stripe.processor import FakeStripe
from core.asking import KEYS_LIVE
from core.refunds.refund import RefundStatus
from core.transfers.reversal import ReversalStatus
from ports.payment_processor import RefundInstruction, ReversalInstruction
from ports.unit_of_work import UnitOfWork
from tests.simulation.broken_law import BrokenLaws
from tests.simulation.interruptions import Interruptions, Moment
from tests.simulation.watched_store import WatchedStore

ASKED = frozenset(
    {
        "refund",
        "reverse_transfer",
        "capture_deposit",
        "cancel_deposit",
        "refund_by_ref",
        "refunds_of_charge",
        "reversals_of_transfer",
        "transfer_by_ref",
        "dispute_by_ref",
        "notices_since",
        "deposit_by_intent",
    }
)


@define(eq=False)
class WatchedProcessor:
    """The fake Stripe; what is asked of it must be allowed by what is committed."""

    stripe: FakeStripe
    store: WatchedStore
    laws: BrokenLaws
    interruptions: Interruptions
    now: Callable[[], datetime]
    _keys: dict[str, object] = field(factory=dict)
    _key_of: dict[str, str] = field(factory=dict)

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self.stripe, name)
        return self._asking(name, inner) if name in ASKED else inner

    def _asking(self, name: str, inner: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*args: Any, **named: Any) -> Any:
            self.laws.unless(not self.store.open_units, f"{name} within a transaction")
            self.interruptions.now(Moment.BEFORE_CALL)
            self._looked_at(name, args, named)
            answer = inner(*args, **named)
            self.interruptions.now(Moment.AFTER_CALL)
            return answer

        return ask

    def _looked_at(self, name: str, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        if name in {"capture_deposit", "cancel_deposit"}:
            self._same_under_its_key(str(named["idempotency_key"]), named)
        if name == "refund":
            self._same_under_its_key(args[0].idempotency_key, args[0])
            self._under_one_key(args[0])
            self._refund_may_go(args[0])
        if name == "reverse_transfer":
            self._same_under_its_key(args[0].idempotency_key, args[0])
            self._reversal_may_go(args[0])

    def _same_under_its_key(self, key: str, asked: object) -> None:
        first = self._keys.setdefault(key, asked)
        self.laws.unless(first == asked, f"{key} asks for {asked} after {first}")

    def _under_one_key(self, asked: RefundInstruction) -> None:
        name = asked.metadata.get("refund_id") or asked.metadata.get("release_id", "")
        first = self._key_of.setdefault(name, asked.idempotency_key)
        self.laws.unless(first == asked.idempotency_key, f"{name} has another key: {asked}")

    def _refund_may_go(self, asked: RefundInstruction) -> None:
        with self._reading() as uow:
            refund = uow.refunds.get(asked.metadata.get("refund_id", ""))
            if refund is None:
                self._release_may_go(uow, asked)
                return
        late = self.now() - (refund.sent_at or refund.created_at)
        name = refund.refund_id
        self.laws.unless(refund.status is not RefundStatus.PROPOSED, f"{name} sent as a proposal")
        self.laws.unless(late < KEYS_LIVE, f"{name} sent {late} after its key was first used")
        same = (refund.charge_id, refund.amount_cents) == (asked.charge, asked.amount_cents)
        self.laws.unless(same, f"{name} sent as {asked}")
        if self.store.is_up_to_date:
            self._nothing_stops_it(name, refund.charge_id)

    def _nothing_stops_it(self, name: str, charge_id: str | None = None) -> None:
        with self._reading() as uow:
            paused = uow.refund_switch.read().paused
            charge = uow.charges.get(charge_id) if charge_id else None
        self.laws.unless(not paused, f"{name} sent while refunds are paused")
        disputed = charge is not None and charge.disputed
        self.laws.unless(not disputed, f"{name} sent though its charge is disputed")

    def _release_may_go(self, uow: UnitOfWork, asked: RefundInstruction) -> None:
        release = uow.deposit_releases.get(asked.metadata.get("release_id", ""))
        self.laws.unless(release is not None, f"nobody knows of {asked}")
        if release is not None:
            late = self.now() - (release.sent_at or release.created_at)
            self.laws.unless(late < KEYS_LIVE, f"{release.release_id} sent after {late}")
            if self.store.is_up_to_date:
                self._nothing_stops_it(release.release_id)

    def _reversal_may_go(self, asked: ReversalInstruction) -> None:
        with self._reading() as uow:
            reversal = uow.transfer_reversals.get(asked.metadata["reversal_id"])
        self.laws.unless(reversal is not None, f"{asked} is sent before it is due")
        if reversal is not None and self.store.is_up_to_date:
            self._nothing_stops_it(reversal.reversal_id)
            due = reversal.status is not ReversalStatus.CANCELLED
            self.laws.unless(due, f"{reversal.reversal_id} is sent though it was called off")

    def _reading(self) -> UnitOfWork:
        return self.store.fresh().unit_of_work()
