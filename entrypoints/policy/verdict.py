"""What `support-center policy check` says of a file."""

from collections.abc import Iterator

from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.toml_policies import TomlPolicies


def fine_in_words(policies: TomlPolicies) -> str:
    """What is in force once this file is."""
    current = policies.current()
    presets, cities = len(current.refunds.presets), len(current.refunds.cities)
    return (
        f"{policies.file}: version {current.version},"
        f" {presets} {'preset' if presets == 1 else 'presets'},"
        f" {cities} {'city' if cities == 1 else 'cities'}: fine"
    )


def faults_in_words(error: PoliciesFileError) -> Iterator[str]:
    """A line for each fault, and its hint below it."""
    for fault in error.faults:
        where = f"{fault.path}: " if fault.path else ""
        yield f"{error.file}: {where}{fault.problem}"
        if fault.hint:
            yield f"  {fault.hint}"
