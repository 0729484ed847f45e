"""The whole store in the database."""

from attrs import frozen
from sqlalchemy import Engine

from adapters.aurora.unit_of_work import AuroraUnitOfWork
from ports.lost_race import LostRace


@frozen(eq=False)
class AuroraStore:
    """ports/unit_of_work.py over schema `sup`, as the application's role. Thread-safe."""

    _engine: Engine

    def unit_of_work(self, *, after: LostRace | None = None) -> AuroraUnitOfWork:
        return AuroraUnitOfWork(self._engine, after.contended if after else None)

    def close(self) -> None:
        """Close the idle connections; the next unit of work opens new ones."""
        self._engine.dispose()
