"""The policies a process works by."""

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import TomlPolicies
from entrypoints.settings.settings import Settings
from entrypoints.settings.variables import VARIABLES


def policies_of(settings: Settings) -> TomlPolicies:
    """Those of the file that is named, else those that come with the program.

    Raises PoliciesFileError.
    """
    if settings.policies_file is None:
        return TomlPolicies()
    try:
        return TomlPolicies(settings.policies_file)
    except PoliciesFileError as fault:
        raise fault.named_by(VARIABLES["policies_file"]) from None
