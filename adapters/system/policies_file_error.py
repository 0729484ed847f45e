"""A policies file that cannot be used."""

from pathlib import Path


class PoliciesFileError(Exception):
    """`path` is the setting at fault (`versions[0].sla.targets.p1`), empty for the whole file."""

    def __init__(self, *, file: Path, path: str, problem: str) -> None:
        super().__init__(f"{file}: {path}: {problem}" if path else f"{file}: {problem}")
        self.file = file
        self.path = path
        self.problem = problem
