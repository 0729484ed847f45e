"""What product publishes, read once for all tests: nobody changes it."""

from functools import cache

from adapters.system.toml_macros import TomlMacros
from adapters.system.toml_policies import TomlPolicies


@cache
def published_policies() -> TomlPolicies:
    return TomlPolicies()


@cache
def published_macros() -> TomlMacros:
    return TomlMacros()
