"""The money under random commands, faults, races and lost news (reliability.md 17)."""

from adapters.aurora.store import AuroraStore
from adapters.memory.store import MemoryStore
from tests.contracts.aurora_backend import AuroraBackend
from tests.simulation.seeds import play, seeds, tell
from tests.simulation.world import World

IN_MEMORY = 42
ON_POSTGRESQL = 8


def in_memory() -> World:
    store = MemoryStore()
    return World(lambda: store)


def test_money_in_memory_is_neither_lost_nor_doubled_nor_forgotten() -> None:
    for seed in (tried := seeds(IN_MEMORY)):
        play(seed, in_memory)
        tell("in memory", seed, tried)


def test_money_on_postgresql_is_neither_lost_nor_doubled_nor_forgotten(
    aurora: AuroraBackend,
) -> None:
    def on_postgresql() -> World:
        store = aurora.emptied().store
        assert isinstance(store, AuroraStore)
        # A crowd that was met once would make the only thread there is wait for itself.
        return World(lambda: AuroraStore(store._engine))

    for seed in (tried := seeds(ON_POSTGRESQL)):
        play(seed, on_postgresql)
        tell("on PostgreSQL", seed, tried)
