"""The boundaries at which a process may die: before and after each commit and each call."""

import os
import signal
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from attrs import define, frozen

from ports.lost_race import LostRace
from ports.unit_of_work import Store


@define
class Failpoints:
    """Counts the boundaries that are passed; at the `deadly` one the process is killed."""

    deadly: int | None
    passed: int = 0

    def cross(self) -> None:
        self.passed += 1
        if self.passed == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)


@frozen(eq=False)
class MortalUnitOfWork:
    """May die around its commit."""

    _inner: Any
    _failpoints: Failpoints

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def __enter__(self) -> Self:
        self._inner.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._inner.__exit__(kind, error, trace)

    def commit(self) -> None:
        self._failpoints.cross()
        self._inner.commit()
        self._failpoints.cross()


@frozen(eq=False)
class MortalStore:
    """ports/unit_of_work.py over a store whose process may die."""

    _store: Store
    _failpoints: Failpoints

    def unit_of_work(self, *, after: LostRace | None = None) -> MortalUnitOfWork:
        return MortalUnitOfWork(self._store.unit_of_work(after=after), self._failpoints)


@frozen(eq=False)
class MortalProcessor:
    """ports/payment_processor.py; may die before it asks, and before it uses the answer."""

    _processor: Any
    _failpoints: Failpoints

    def __getattr__(self, name: str) -> Callable[..., Any]:
        inner = getattr(self._processor, name)

        def ask(*args: Any, **named: Any) -> Any:
            self._failpoints.cross()
            answer = inner(*args, **named)
            self._failpoints.cross()
            return answer

        return ask
