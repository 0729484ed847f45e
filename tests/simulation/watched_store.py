"""A store of which every commit is watched, and every open unit of work counted."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from attrs import define, field

from ports.lost_race import LostRace
from ports.unit_of_work import Store, UnitOfWork
from tests.simulation.interruptions import Interruptions, Moment


@define
class Granting:
    """A port whose additions are granted promises; everything else is its own."""

    _port: Any
    _granted: list[Any]

    def add(self, row: Any) -> None:
        self._granted.append(row)
        self._port.add(row)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._port, name)


@define(eq=False)
class WatchedUnitOfWork:
    """Tells the store what it granted once that is committed."""

    _inner: Any
    _store: "WatchedStore"
    _first_try: bool
    _granted: list[Any] = field(factory=list)

    @property
    def refunds(self) -> Granting:
        return Granting(self._inner.refunds, self._granted)

    @property
    def payout_holds(self) -> Granting:
        return Granting(self._inner.payout_holds, self._granted)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def __enter__(self) -> Self:
        self._store.open_units += 1
        self._inner.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.open_units -= 1
        self._inner.__exit__(kind, error, trace)

    def commit(self) -> None:
        # Who tries again holds their turn, and nobody who needs it could act in this thread.
        if self._first_try:
            self._store.somebody_else_acts()
        self._inner.commit()
        granted, self._granted = self._granted, []
        for row in granted:
            self._store.on_grant(row)
        if self._first_try:
            self._store.committed = True


@define(eq=False)
class WatchedStore:
    """ports/unit_of_work.py over the store that `fresh` answers.

    `on_grant` hears of every refund and hold that was added, as soon as it is committed.
    """

    fresh: Callable[[], Store]
    interruptions: Interruptions
    on_grant: Callable[[Any], None]
    open_units: int = 0
    committed: bool = False
    happened_before: int = 0

    @property
    def is_up_to_date(self) -> bool:
        """Whether nobody interrupted since a unit of work was opened last."""
        return self.interruptions.happened == self.happened_before

    def somebody_else_acts(self) -> None:
        """Elsewhere, where none of our units of work is open."""
        open_here, self.open_units = self.open_units, 0
        self.interruptions.now(Moment.BEFORE_COMMIT)
        self.open_units = open_here

    def unit_of_work(self, *, after: LostRace | None = None) -> UnitOfWork:
        if self.committed and not self.open_units:
            self.committed = False
            self.interruptions.now(Moment.AFTER_COMMIT)
        self.happened_before = self.interruptions.happened
        inner = self.fresh().unit_of_work(after=after)
        watched: Any = WatchedUnitOfWork(inner, self, after is None)
        return watched  # type: ignore[no-any-return]
