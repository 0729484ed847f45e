"""The policies a process works by."""

from adapters.system.toml_policies import TomlPolicies
from entrypoints.settings.settings import Settings


def policies_of(settings: Settings) -> TomlPolicies:
    """Those of the file that is named, else those that come with the program.

    Raises PoliciesFileError.
    """
    if settings.policies_file is None:
        return TomlPolicies()
    return TomlPolicies(settings.policies_file)
