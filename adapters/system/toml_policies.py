"""The company's policies from a TOML file."""

from pathlib import Path

from attrs import define, field

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.policies_table import structure_policies
from adapters.system.setting_fault import SettingFault
from adapters.system.setting_faults import faults_in
from adapters.system.toml_document import read_toml
from core.policies.policies import Policies

DEFAULT_FILE = Path(__file__).with_name("policies.toml")


@define(eq=False)
class TomlPolicies:
    """ports/policies.py over a file that is read once; policies.toml beside this is the default.

    Raises PoliciesFileError for a file that cannot be used.
    """

    file: Path = DEFAULT_FILE
    _versions: dict[int, Policies] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._versions = {policies.version: policies for policies in _read(self.file)}

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all versions; the highest is in force."""
        return tuple(sorted(self._versions))

    def current(self) -> Policies:
        return self._versions[max(self._versions)]

    def version(self, number: int) -> Policies:
        return self._versions[number]


def _read(file: Path) -> tuple[Policies, ...]:
    table = read_toml(file)
    try:
        return structure_policies(table).versions
    except (ExceptionGroup, SettingFault) as cause:
        raise PoliciesFileError.of(file, tuple(faults_in(cause))) from cause
