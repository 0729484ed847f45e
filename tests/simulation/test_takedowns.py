"""Copyright claims under random people, faults and deaths (reliability.md 16 and 17)."""

from random import Random

from adapters.memory.store import MemoryStore
from ports.unit_of_work import Store
from tests.contracts.aurora_backend import AuroraBackend
from tests.simulation.seeds import seeds
from tests.simulation.takedowns import Days

IN_MEMORY = 30
ON_POSTGRESQL = 3
STEPS = 40


def live(seed: int, store: Store) -> Days:
    days = Days(store=store, chance=Random(seed))  # noqa: S311 - a sequence, no secret
    try:
        for _ in range(STEPS):
            days.step()
        days.come_to_rest()
    except Exception as failure:
        failure.add_note(f"Replay it: SIMULATION_SEED={seed} (tests/simulation/seeds.py)")
        raise
    return days


def test_content_in_memory_is_back_in_time_or_the_alarm_is_raised() -> None:
    """And every end is reached, or the laws would hold because nothing happens."""
    tried, reached = seeds(IN_MEMORY), set[str]()
    for seed in tried:
        reached |= live(seed, MemoryStore()).ends()
    assert len(tried) == 1 or reached >= {
        *("restored", "kept_down", "closed", "overdue"),
        *("window", "staff", "withdrawn"),
    }


def test_content_on_postgresql_is_back_in_time_or_the_alarm_is_raised(
    aurora: AuroraBackend,
) -> None:
    for seed in seeds(ON_POSTGRESQL):
        live(seed, aurora.emptied().store)
