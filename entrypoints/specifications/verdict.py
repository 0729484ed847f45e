"""What checking a folder of specifications came to, in words and as JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from entrypoints.specifications.checking import Failure
from entrypoints.specifications.unreadable import Unreadable


@frozen(kw_only=True)
class Verdict:
    """`failed` counts scenarios; one may have several `failures`, and several the same one."""

    files: int
    scenarios: int
    failed: int
    failures: tuple[Failure, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def passed(self) -> int:
        return self.scenarios - self.failed

    def in_words(self) -> Iterator[str]:
        """A paragraph for each fault, then one line that sums up."""
        for fault in self.unreadable:
            yield f"{_where(fault.file, fault.line)}: {fault.problem}\n"
        for failure in self.failures:
            yield "\n".join(_failure_in_words(failure)) + "\n"
        yield self._sum()

    def as_json(self) -> dict[str, Any]:
        return {
            "files": self.files,
            "scenarios": self.scenarios,
            "passed": self.passed,
            "failed": self.failed,
            "failures": [_failure_json(failure) for failure in self.failures],
            "unreadable": [
                {"file": str(fault.file), "line": fault.line, "problem": fault.problem}
                for fault in self.unreadable
            ],
        }

    def _sum(self) -> str:
        held = f"{_many(self.scenarios, 'scenario')} in {_many(self.files, 'file')}"
        told = f"{held}: {self.passed} passed, {self.failed} failed"
        faulty = len(self.unreadable)
        return f"{told}, {_many(faulty, 'file')} unreadable" if faulty else told


def _failure_in_words(failure: Failure) -> Iterator[str]:
    yield f"{_where(failure.scenario.file, failure.line.number)}: {failure.line}"
    yield f"  in the scenario of line {failure.scenario.number}: {failure.scenario.name}"
    yield f"  {failure.problem}"
    if failure.nearest:
        yield "  The nearest are:"
        yield from (f"    {sentence}" for sentence in failure.nearest)
    if failure.trace:
        yield "  The decision, step by step:"
        yield from (f"    - {step}" for step in failure.trace)


def _failure_json(failure: Failure) -> dict[str, Any]:
    return {
        "file": str(failure.scenario.file),
        "line": failure.line.number,
        "scenario": failure.scenario.name,
        "scenario_line": failure.scenario.number,
        "sentence": str(failure.line),
        "problem": failure.problem,
        "nearest": list(failure.nearest),
        "trace": list(failure.trace),
    }


def _where(file: Path, line: int | None) -> str:
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    return str(shown) if line is None else f"{shown}:{line}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
