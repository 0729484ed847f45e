"""The company's policies, by version."""

from typing import Protocol

from core.policies.policies import Policies as PolicyValues


class Policies(Protocol):
    def current(self) -> PolicyValues:
        """The version in force."""
        ...

    def version(self, number: int) -> PolicyValues:
        """A version as it was. Raises KeyError for one that never was."""
        ...
