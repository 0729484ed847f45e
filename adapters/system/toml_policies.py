"""The company's policies from a TOML file."""

import tomllib
from pathlib import Path

from attrs import define, field
from cattrs.errors import BaseValidationError

from adapters.system.first_fault import first_fault
from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.policies_table import structure_policies
from adapters.system.setting_fault import SettingFault
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

    def current(self) -> Policies:
        return self._versions[max(self._versions)]

    def version(self, number: int) -> Policies:
        return self._versions[number]


def _read(file: Path) -> tuple[Policies, ...]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return structure_policies(table).versions
    except OSError as cause:
        raise PoliciesFileError(file=file, path="", problem="it cannot be read") from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise PoliciesFileError(file=file, path="", problem=f"not TOML: {cause}") from cause
    except (BaseValidationError, SettingFault) as cause:
        fault = first_fault(cause)
        raise PoliciesFileError(file=file, path=fault.path, problem=fault.problem) from cause
