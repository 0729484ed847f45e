"""The whole store in memory, with the transactions of a database."""

from attrs import field, frozen

from adapters.memory.queues import Queues
from adapters.memory.tables import Tables
from adapters.memory.unit_of_work import MemoryUnitOfWork
from ports.lost_race import LostRace


@frozen(eq=False)
class MemoryStore:
    """Shipped for demos, tests and simulations; what it holds ends with the process.

    Units of work may be open in any number of threads; each sees what was committed when it
    reads, and its own writes go in at its commit, all or none.
    """

    tables: Tables = field(factory=Tables, init=False)
    queues: Queues = field(factory=Queues, init=False)

    def unit_of_work(self, *, after: LostRace | None = None) -> MemoryUnitOfWork:
        turns = () if after is None else self.queues.turns(after.contended)
        return MemoryUnitOfWork(self.tables, turns)
