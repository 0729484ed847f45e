"""The macros a process offers."""

from adapters.system.toml_macros import TomlMacros
from entrypoints.settings.settings import Settings


def macros_of(settings: Settings) -> TomlMacros:
    """Those of the file that is named, else those that come with the program.

    Raises PoliciesFileError.
    """
    if settings.macros_file is None:
        return TomlMacros()
    return TomlMacros(settings.macros_file)
