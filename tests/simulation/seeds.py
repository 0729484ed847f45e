"""Which sequences are tried: one seed is one sequence, the same wherever it is replayed."""

import os
import sys
from collections.abc import Callable
from typing import Final

import hypothesis
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulation.machine import Money
from tests.simulation.world import World

ONE: Final = "SIMULATION_SEED"
"""The environment variable that names the only seed to try; a failure is then made small."""
MANY: Final = "SIMULATION_SEEDS"
"""The environment variable that says how many seeds to try on each store."""
STEPS: Final = 60


def seeds(normally: int, *, one_of: int = 1) -> range:
    """Those to try, `normally` so many; where many are asked for, `one_of` so many of them."""
    one, many = os.environ.get(ONE), os.environ.get(MANY)
    if one is not None:
        return range(int(one), int(one) + 1)
    return range(1, 1 + (max(1, int(many) // one_of) if many else normally))


def play(seed: int, new_world: Callable[[], World]) -> None:
    """One sequence. A failure tells its seed."""

    played = 0

    def machine() -> Money:
        nonlocal played
        played += 1
        # Before it draws, Hypothesis tries the dullest sequence there is: one rule, over and over.
        return Money(new_world(), is_dull=played == 1)

    alone = ONE in os.environ
    try:
        run_state_machine_as_test(
            hypothesis.seed(seed)(machine),  # type: ignore[arg-type]
            settings=settings(
                max_examples=1,
                stateful_step_count=STEPS,
                database=None,
                phases=(Phase.generate, Phase.shrink) if alone else (Phase.generate,),
                suppress_health_check=list(hypothesis.HealthCheck),
                deadline=None,
            ),
        )
    except Exception as failure:
        failure.add_note(f"Replay it: {ONE}={seed} (tests/simulation/seeds.py)")
        raise


def tell(what: str, seed: int, of: range) -> None:
    """How far it has come, where somebody waits for more than the usual few."""
    if MANY in os.environ and (seed % 25 == 0 or seed == of[-1]):
        sys.stderr.write(f"{what}: seed {seed} of {of[-1]}\n")
