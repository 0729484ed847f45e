"""The engine: one Stripe account that answers API calls, one at a time, as Stripe would.

Free of any transport. The in-process adapter calls it, and an HTTP face can.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from threading import RLock
from typing import Any

from attrs import define, evolve, field

from adapters.fake_stripe import payment_intents, refund_progress
from adapters.fake_stripe.account import Account, Cause, Clock
from adapters.fake_stripe.arrival import Arrival
from adapters.fake_stripe.calls import ApiAnswer, ApiCall, CallLostError
from adapters.fake_stripe.errors import StripeApiError
from adapters.fake_stripe.faults import Fault, FaultKind, Faults
from adapters.fake_stripe.idempotency import IdempotencyKeys
from adapters.fake_stripe.ids import IdSequence
from adapters.fake_stripe.routes import route

SNAPSHOT_VERSION = 1


class UnreadableSnapshotError(Exception):
    """The document was not written by this version of the engine."""


@define(kw_only=True)
class StripeEngine:
    """Stateful and thread-safe. `clock` gives aware UTC instants and may be moved.

    `namespace` stands in every id. With `steps_after`, a refund's planned steps happen by
    themselves as the clock passes; without it, only when asked (`Dashboard`).
    """

    clock: Clock
    namespace: str = "fake"
    steps_after: timedelta | None = None
    _account: Account = field(init=False)
    _keys: IdempotencyKeys = field(init=False, factory=IdempotencyKeys)
    _faults: Faults = field(init=False, factory=Faults)
    _lock: RLock = field(init=False, factory=RLock)

    def __attrs_post_init__(self) -> None:
        self._account = Account(clock=self.clock, ids=IdSequence(self.namespace))

    @contextmanager
    def turn(self) -> Iterator[Account]:
        """The account, for one thread at a time, with all that was due by now done."""
        with self._lock:
            payment_intents.expire_authorisations(self._account)
            if self.steps_after is not None:
                refund_progress.take_due_steps(self._account, after=self.steps_after)
            yield self._account

    def new_request_id(self) -> str:
        """For a request that is turned away before it becomes a call."""
        with self._lock:
            return self._account.new_id("req")

    def inject(self, fault: Fault) -> None:
        """Let a fault strike calls to come, after those injected before it."""
        with self._lock:
            self._faults.inject(fault)

    def clear_faults(self) -> None:
        with self._lock:
            self._faults.clear()

    def waiting_faults(self) -> list[tuple[Fault, int]]:
        """Those still to strike, each with how often."""
        with self._lock:
            return list(self._faults.waiting)

    def reset(self) -> None:
        """An empty account, no keys and no faults. Ids go on, so that none is given twice."""
        with self._lock:
            self._account = Account(clock=self.clock, ids=self._account.ids)
            self._keys.saved.clear()
            self._faults.clear()

    def request(self, call: ApiCall) -> ApiAnswer:
        """Answer one API call. Raises CallLostError when no answer comes back."""
        arrival = self._arrive(call)
        try:
            answer = self._once(arrival)
        except StripeApiError as error:
            answer = ApiAnswer.error(error, request_id=arrival.request_id)
        if arrival.struck_by(FaultKind.DROP_REPLY):
            raise CallLostError(detail="the connection closed before the answer", executed=True)
        return answer

    def snapshot(self) -> dict[str, Any]:
        """The whole account and its idempotency keys as one JSON document.

        Calls still running and injected faults are no part of it.
        """
        with self.turn() as account:
            return {
                "version": SNAPSHOT_VERSION,
                "account": account.dump(),
                "idempotency_keys": deepcopy(self._keys.saved),
            }

    def restore(self, document: dict[str, Any]) -> None:
        """Become what `snapshot` wrote. Raises UnreadableSnapshotError for another version."""
        if document.get("version") != SNAPSHOT_VERSION:
            raise UnreadableSnapshotError(document.get("version"))
        with self._lock:
            self._account.load(document["account"])
            self._keys.saved = deepcopy(document["idempotency_keys"])

    def _arrive(self, call: ApiCall) -> Arrival:
        found = route(call.method, call.path)
        with self._lock:
            return Arrival(
                call=call,
                request_id=self._account.new_id("req"),
                endpoint=found[0] if found else None,
                ids=found[1] if found else (),
                fault=self._faults.take(found[0].name) if found else None,
            )

    def _once(self, arrival: Arrival) -> ApiAnswer:
        if arrival.fault:
            arrival.fault.before_execution(idempotency_key=arrival.key)
        if arrival.key is None:
            return self._execute(arrival)
        with self._lock:
            first = self._keys.begin(arrival.key, arrival.call, now=self._account.now())
        if first is not None:
            return evolve(first, replayed=True, request_id=arrival.request_id)
        try:
            return self._execute(arrival)
        finally:
            with self._lock:
                self._keys.release(arrival.key)

    def _execute(self, arrival: Arrival) -> ApiAnswer:
        if arrival.fault:
            arrival.fault.during_execution()
        with self.turn() as account:
            account.cause = Cause(request=arrival.request_id, idempotency_key=arrival.key)
            try:
                answer = arrival.answered_by(account)
            finally:
                account.cause = Cause()
            if arrival.key is not None:
                self._keys.save(arrival.key, answer, now=account.now())
            return answer
