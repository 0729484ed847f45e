"""The macros a process offers."""

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_macros import TomlMacros
from entrypoints.settings.settings import Settings
from entrypoints.settings.variables import VARIABLES


def macros_of(settings: Settings) -> TomlMacros:
    """Those of the file that is named, else those that come with the program.

    Raises PoliciesFileError.
    """
    if settings.macros_file is None:
        return TomlMacros()
    try:
        return TomlMacros(settings.macros_file)
    except PoliciesFileError as fault:
        raise fault.named_by(VARIABLES["macros_file"]) from None
