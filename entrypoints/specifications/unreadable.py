"""A file of specifications that cannot be read."""

from pathlib import Path


class Unreadable(Exception):
    """`problem` goes on after the name of the file, and `line` where there is one."""

    def __init__(self, file: Path, *, problem: str, line: int | None = None) -> None:
        super().__init__(f"{file}: {problem}" if line is None else f"{file}:{line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem
