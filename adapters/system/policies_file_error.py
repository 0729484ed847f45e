"""A policies file that cannot be used."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from adapters.system.setting_fault import SettingFault


class PoliciesFileError(Exception):
    """`faults` are the settings at fault, none where the file itself cannot be read.

    `path` and `problem` are those of the first (`versions[0].sla.targets.p1`), or of the file,
    whose path is empty.
    """

    def __init__(self, *, file: Path, fault: SettingFault, faults: Sequence[SettingFault]) -> None:
        others = len(faults) - 1
        more = f" (and {others} more; support-center policy check lists them)" if others > 0 else ""
        super().__init__(f"{file}: {fault}{more}")
        self.file = file
        self.path = fault.path
        self.problem = fault.problem
        self.faults = tuple(faults)

    def named_by(self, setting: str) -> Self:
        """Says also which setting named the file."""
        self.args = (f"{setting}: {self}",)
        return self

    @classmethod
    def unreadable(cls, file: Path, problem: str) -> "PoliciesFileError":
        """There is no such file, or it is not written as it should be."""
        return cls(file=file, fault=SettingFault(problem), faults=())

    @classmethod
    def of(cls, file: Path, faults: Sequence[SettingFault]) -> "PoliciesFileError":
        """It was read, and at least these settings are at fault."""
        return cls(file=file, fault=faults[0], faults=faults)
