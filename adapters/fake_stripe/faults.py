"""Faults to inject: what a network and a busy processor do to a call (reliability.md 1, 4)."""

from collections.abc import Callable
from enum import StrEnum
from time import sleep

from attrs import define, field, frozen

from adapters.fake_stripe import errors
from adapters.fake_stripe.calls import CallLostError


class FaultKind(StrEnum):
    """What goes wrong. Only the two `…_replayed` kinds are saved under the idempotency key."""

    TIMEOUT_BEFORE = "timeout_before"
    """No answer; the request never arrived."""
    CONNECTION_RESET = "connection_reset"
    """The connection broke; the request never arrived."""
    DROP_REPLY = "drop_reply"
    """The work is done and the answer is lost."""
    KEY_IN_USE = "key_in_use"
    """409, nothing done."""
    RATE_LIMITED = "rate_limited"
    """429, nothing done."""
    UNAVAILABLE = "unavailable"
    """503, nothing done; the same key may succeed next time."""
    SERVER_ERROR_REPLAYED = "server_error_replayed"
    """500 inside the endpoint: nothing done, and the key answers 500 from then on."""
    SERVER_ERROR_AFTER_WORK_REPLAYED = "server_error_after_work_replayed"
    """500 after the work was done: the key answers 500 from then on."""
    DELAY = "delay"
    """Only the delay and the hook: the call is slow."""


@frozen(kw_only=True)
class Fault:
    """Strikes the next `times` calls of one endpoint (`refunds.create`), or of any.

    It takes `delay_seconds` in real time. `hook` runs then, while the key is in progress and no
    lock is held: wait on a barrier, or let something happen between arrival and execution.
    """

    kind: FaultKind
    endpoint: str | None = None
    times: int = 1
    delay_seconds: float = 0
    hook: Callable[[], object] | None = None

    def before_execution(self, *, idempotency_key: str | None) -> None:
        """Raises what keeps the call from executing at all, if anything does."""
        turned_away = self._turned_away(idempotency_key or "")
        if turned_away is not None:
            sleep(self.delay_seconds)
            raise turned_away

    def during_execution(self) -> None:
        """What a call that is let in goes through before its work is done."""
        sleep(self.delay_seconds)
        if self.hook is not None:
            self.hook()

    def _turned_away(self, idempotency_key: str) -> CallLostError | errors.StripeApiError | None:
        if self.kind is FaultKind.TIMEOUT_BEFORE:
            return CallLostError(detail="the request timed out", executed=False)
        if self.kind is FaultKind.CONNECTION_RESET:
            return CallLostError(detail="the connection was reset", executed=False)
        if self.kind is FaultKind.KEY_IN_USE:
            return errors.key_in_use(idempotency_key)
        if self.kind is FaultKind.RATE_LIMITED:
            return errors.rate_limited()
        if self.kind is FaultKind.UNAVAILABLE:
            return errors.unavailable()
        return None


@define
class Faults:
    """Those still to strike, in the order they were injected."""

    waiting: list[tuple[Fault, int]] = field(factory=list)

    def inject(self, fault: Fault) -> None:
        self.waiting.append((fault, fault.times))

    def clear(self) -> None:
        self.waiting.clear()

    def take(self, endpoint: str) -> Fault | None:
        """The first fault that strikes this endpoint, one strike used up."""
        for index, (fault, left) in enumerate(self.waiting):
            if fault.endpoint in {None, endpoint}:
                self.waiting[index : index + 1] = [(fault, left - 1)] if left > 1 else []
                return fault
        return None
