"""Checking every specification of a folder, the core on memory driven."""

from collections.abc import Callable, Sequence
from pathlib import Path

from entrypoints.specifications.checking import Failure, check
from entrypoints.specifications.on_core.driver import CoreDriver
from entrypoints.specifications.scenario import Scenario
from entrypoints.specifications.specification import read_specification
from entrypoints.specifications.unreadable import Unreadable
from entrypoints.specifications.verdict import Verdict

Watch = Callable[[int, int, int], None]


def checked(files: Sequence[Path], watch: Watch) -> Verdict:
    """Each scenario in a Support Center of its own. `watch` is told after each how many are
    done, of how many, and how many failed.
    """
    scenarios, unreadable = _read(files)
    failures: list[Failure] = []
    failed = 0
    for done, scenario in enumerate(scenarios, start=1):
        found = check(scenario, CoreDriver.on_memory())
        failed += bool(found)
        failures.extend(found)
        watch(done, len(scenarios), failed)
    return Verdict(
        files=len(files) - len(unreadable),
        scenarios=len(scenarios),
        failed=failed,
        failures=_once(failures),
        unreadable=tuple(unreadable),
    )


def _read(files: Sequence[Path]) -> tuple[list[Scenario], list[Unreadable]]:
    scenarios: list[Scenario] = []
    unreadable: list[Unreadable] = []
    for file in files:
        try:
            scenarios.extend(read_specification(file))
        except Unreadable as fault:
            unreadable.append(fault)
    return scenarios, unreadable


def _once(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """An unknown line that many scenarios share is told for the first of them."""
    told: dict[object, Failure] = {}
    for number, failure in enumerate(failures):
        same = (failure.scenario.file, failure.line, failure.nearest) if failure.nearest else number
        told.setdefault(same, failure)
    return tuple(told.values())
