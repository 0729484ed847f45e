"""The whole store in the database."""

from attrs import field, frozen
from sqlalchemy import Engine

from adapters.aurora.crowds import Crowds
from adapters.aurora.unit_of_work import AuroraUnitOfWork
from ports.lost_race import LostRace


@frozen(eq=False)
class AuroraStore:
    """ports/unit_of_work.py over schema `sup`, as the application's role. Thread-safe."""

    _engine: Engine
    _crowds: Crowds = field(factory=Crowds, init=False)

    def unit_of_work(self, *, after: LostRace | None = None) -> AuroraUnitOfWork:
        contended = after.contended if after else frozenset()
        for each in contended:
            self._crowds.met_at(each)
        return AuroraUnitOfWork(self._engine, self._crowds, contended)

    def close(self) -> None:
        """Close the idle connections; the next unit of work opens new ones."""
        self._engine.dispose()
