"""The macros from a TOML file."""

from pathlib import Path

from attrs import define, field

from adapters.system.macros_table import structure_macros
from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.setting_fault import SettingFault
from adapters.system.setting_faults import faults_in
from adapters.system.toml_document import read_toml
from core.macros.macro import Macro

DEFAULT_FILE = Path(__file__).with_name("macros.toml")


@define(eq=False)
class TomlMacros:
    """ports/macros.py over a file that is read once; macros.toml beside this is the default.

    Raises PoliciesFileError for a file that cannot be used.
    """

    file: Path = DEFAULT_FILE
    _macros: dict[str, Macro] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._macros = {macro.name: macro for macro in _read(self.file)}

    def all(self) -> tuple[Macro, ...]:
        return tuple(self._macros.values())

    def named(self, name: str) -> Macro | None:
        return self._macros.get(name)


def _read(file: Path) -> tuple[Macro, ...]:
    table = read_toml(file)
    try:
        return structure_macros(table)
    except (ExceptionGroup, SettingFault) as cause:
        raise PoliciesFileError.of(file, tuple(faults_in(cause))) from cause
