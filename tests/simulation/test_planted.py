"""The simulation sees a guard that is gone, and its seed shows the same again."""

import pytest
from attrs import evolve

from core.refunds.charge import Charge
from tests.simulation.seeds import ONE, play
from tests.simulation.test_simulation import in_memory

ENOUGH = range(1, 21)


def unguarded(charge: Charge, cents: int) -> Charge:
    return evolve(charge, reserved_cents=charge.reserved_cents + cents)


def first_failure(among: range) -> tuple[int, Exception]:
    for seed in among:
        try:
            play(seed, in_memory)
        except Exception as failure:  # noqa: BLE001 - whichever way it is seen
            return seed, failure
    raise AssertionError("nobody saw it")


def test_a_charge_without_its_ceiling_is_seen_and_its_seed_shows_the_same_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(ONE, raising=False)
    monkeypatch.setattr(Charge, "reserve", unguarded)

    seed, seen = first_failure(ENOUGH)
    again, seen_again = first_failure(range(seed, seed + 1))

    assert (again, str(seen_again)) == (seed, str(seen))
    assert f"{ONE}={seed}" in "".join(seen.__notes__)
