"""The whole store in the database."""

from attrs import frozen
from sqlalchemy import Engine

from adapters.aurora.unit_of_work import AuroraUnitOfWork


@frozen(eq=False)
class AuroraStore:
    """ports/unit_of_work.py over schema `sup`, as the application's role. Thread-safe."""

    _engine: Engine

    def unit_of_work(self) -> AuroraUnitOfWork:
        return AuroraUnitOfWork(self._engine)

    def close(self) -> None:
        """Close the idle connections; the next unit of work opens new ones."""
        self._engine.dispose()
